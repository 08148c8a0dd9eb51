import type { EditorState } from "prosemirror-state";
import type { BlockKind } from "../schema/block-kinds.ts";
import { selectedBlocks } from "./selected-blocks.ts";

export interface ActiveBlock {
  /** The kind that all selected blocks share, or undefined. */
  kind: BlockKind | undefined;
  /** Of headings; 0 otherwise or when they differ. */
  level: number;
}

/** What the selected blocks are, for the block type menu and the list buttons. */
export function activeBlock(state: EditorState): ActiveBlock {
  const blocks = selectedBlocks(state).map(({ attrs }) => attrs);
  const [first] = blocks;
  const kind = blocks.every((attrs) => attrs.kind === first?.kind) ? first?.kind : undefined;
  const sameLevel = blocks.every((attrs) => attrs.level === first?.level);
  return { kind, level: kind === "heading" && sameLevel ? (first?.level ?? 0) : 0 };
}
