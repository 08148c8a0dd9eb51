import {
  Bold,
  Code,
  IndentDecrease,
  IndentIncrease,
  Italic,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Minus,
  Quote,
  Redo2,
  SquareCode,
  Strikethrough,
  Underline,
  Undo2,
} from "lucide-react";
import type { Command, EditorState } from "prosemirror-state";
import { indent, outdent } from "#lib/editor/commands/indent.ts";
import { activeBlock } from "#lib/editor/queries/active-block.ts";
import { isMarkActive } from "#lib/editor/queries/active-mark.ts";
import type { BlockKind } from "#lib/editor/schema/block-kinds.ts";
import { schema } from "#lib/editor/schema/schema.ts";

/** A button of the toolbar. Its label is its accessible name and the shortcut table's, where its keys come from. */
export interface FormatControl {
  label: string;
  Icon: LucideIcon;
  /** For a switch: whether it is on. A button that only does something has none. */
  isActive?: (state: EditorState) => boolean;
  /** Where the button does something else than the key: Tab also writes a tab into code. */
  command?: Command;
}

const mark = (name: string) => (state: EditorState) => {
  const type = schema.marks[name];
  return type !== undefined && isMarkActive(state, type);
};
const block = (kind: BlockKind) => (state: EditorState) => activeBlock(state).kind === kind;

/** The toolbar's buttons, in groups, in order. The link button and the block type stand between them (format-toolbar). */
export const markControls: readonly FormatControl[] = [
  { label: "Bold", Icon: Bold, isActive: mark("strong") },
  { label: "Italic", Icon: Italic, isActive: mark("em") },
  { label: "Underline", Icon: Underline, isActive: mark("underline") },
  { label: "Strikethrough", Icon: Strikethrough, isActive: mark("strike") },
  { label: "Code", Icon: Code, isActive: mark("code") },
];
export const blockControls: readonly (readonly FormatControl[])[] = [
  [
    { label: "Bullet list", Icon: List, isActive: block("bullet") },
    { label: "Numbered list", Icon: ListOrdered, isActive: block("ordered") },
    { label: "Task list", Icon: ListChecks, isActive: block("task") },
    { label: "Outdent", Icon: IndentDecrease, command: outdent },
    { label: "Indent", Icon: IndentIncrease, command: indent },
  ],
  [
    { label: "Quote", Icon: Quote, isActive: block("quote") },
    { label: "Code block", Icon: SquareCode, isActive: block("code") },
    { label: "Divider", Icon: Minus },
  ],
];
export const historyControls: readonly FormatControl[] = [
  { label: "Undo", Icon: Undo2 },
  { label: "Redo", Icon: Redo2 },
];
