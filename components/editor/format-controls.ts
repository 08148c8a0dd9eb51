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
import type { PlainTextKey } from "#lib/texts/catalogue.ts";

/** A button of the toolbar. Its label is the key of its accessible name, and the shortcut table's, where its keys come from. */
export interface FormatControl {
  label: PlainTextKey;
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
  { label: "format.bold", Icon: Bold, isActive: mark("strong") },
  { label: "format.italic", Icon: Italic, isActive: mark("em") },
  { label: "format.underline", Icon: Underline, isActive: mark("underline") },
  { label: "format.strike", Icon: Strikethrough, isActive: mark("strike") },
  { label: "format.code", Icon: Code, isActive: mark("code") },
];
export const blockControls: readonly (readonly FormatControl[])[] = [
  [
    { label: "format.bulletList", Icon: List, isActive: block("bullet") },
    { label: "format.numberedList", Icon: ListOrdered, isActive: block("ordered") },
    { label: "format.taskList", Icon: ListChecks, isActive: block("task") },
    { label: "format.outdent", Icon: IndentDecrease, command: outdent },
    { label: "format.indent", Icon: IndentIncrease, command: indent },
  ],
  [
    { label: "format.quote", Icon: Quote, isActive: block("quote") },
    { label: "format.codeBlock", Icon: SquareCode, isActive: block("code") },
    { label: "format.divider", Icon: Minus },
  ],
];
export const historyControls: readonly FormatControl[] = [
  { label: "format.undo", Icon: Undo2 },
  { label: "format.redo", Icon: Redo2 },
];
