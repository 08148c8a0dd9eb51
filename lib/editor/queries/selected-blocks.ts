import type { Node } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import { toBlockAttrs } from "../nodes/block/spec.ts";
import type { BlockAttrs } from "../schema/block-kinds.ts";

export interface BlockPlace {
  node: Node;
  /** In front of the block. */
  pos: number;
  /** What of it this build can draw. */
  attrs: BlockAttrs;
}

/** The text blocks that the selection touches, in order. A caret touches its own. */
export function selectedBlocks({ doc, selection }: EditorState): BlockPlace[] {
  const blocks: BlockPlace[] = [];
  // Selected cells are a range each.
  for (const { $from, $to } of selection.ranges) {
    doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
      if (node.type.name !== "block") return true;
      blocks.push({ node, pos, attrs: toBlockAttrs(node.attrs) });
      return false;
    });
  }
  // A selection dragged to the start of the next line does not mean that line.
  const last = blocks.at(-1);
  if (blocks.length > 1 && last !== undefined && selection.to === last.pos + 1) blocks.pop();
  return blocks;
}

/** The text block of the caret, or undefined for a selection over something or on an atom. */
export function blockAtCaret(state: EditorState): BlockPlace | undefined {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type.name !== "block") return undefined;
  return { node: $from.parent, pos: $from.before(), attrs: toBlockAttrs($from.parent.attrs) };
}
