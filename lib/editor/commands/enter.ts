/**
 * Enter, as people expect it: in a list the next item, in an empty item one step out and at last out of the list, after a
 * heading a paragraph, in code a new line.
 */
import { type Command, type EditorState, TextSelection, type Transaction } from "prosemirror-state";
import { toBlockAttrs } from "../nodes/block/spec.ts";
import { blockAtCaret } from "../queries/selected-blocks.ts";
import { type BlockAttrs, defaultBlockAttrs } from "../schema/block-kinds.ts";
import { schema } from "../schema/schema.ts";

export const enter: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  if ($from.parent.type.name !== "block" || $to.parent.type.name !== "block") return false;
  const attrs = toBlockAttrs($from.parent.attrs);
  if (attrs.kind === "code" && $from.sameParent($to)) {
    dispatch?.(leavesCode(state) ? afterCode(state) : newLine(state));
    return true;
  }
  const block = blockAtCaret(state);
  if (block !== undefined && block.node.content.size === 0 && attrs.kind !== "heading") {
    const out = stepOut(state, attrs);
    if (out !== undefined) {
      dispatch?.(out.scrollIntoView());
      return true;
    }
  }
  dispatch?.(split(state));
  return true;
};

/** Shift-Enter: a new line in the same block. */
export const insertNewLine: Command = (state, dispatch) => {
  if (state.selection.$from.parent.type.name !== "block") return false;
  dispatch?.(state.tr.insertText("\n").scrollIntoView());
  return true;
};

/** Out of a block of code, whatever line the caret is in. */
export const leaveCode: Command = (state, dispatch) => {
  if (blockAtCaret(state)?.attrs.kind !== "code") return false;
  dispatch?.(paragraphAfter(state, state.tr));
  return true;
};

/** Arrow down in the last line of code with nothing below it: there has to be a way out. */
export const leaveCodeAtEnd: Command = (state, dispatch) => {
  const block = blockAtCaret(state);
  if (block?.attrs.kind !== "code" || block.node !== state.doc.lastChild) return false;
  if (block.node.textContent.slice(state.selection.$from.parentOffset).includes("\n")) return false;
  return leaveCode(state, dispatch);
};

/** One step out of an empty block: less indent, then no list or quote. Undefined for a plain paragraph. */
function stepOut(state: EditorState, { kind, indent }: BlockAttrs): Transaction | undefined {
  const pos = state.selection.$from.before();
  if (indent > 0) return state.tr.setNodeAttribute(pos, "indent", indent - 1);
  if (kind !== "paragraph") return state.tr.setNodeAttribute(pos, "kind", "paragraph");
  return undefined;
}

function split(state: EditorState): Transaction {
  const tr = state.tr;
  if (!state.selection.empty) tr.deleteSelection();
  const { $from } = tr.selection;
  const attrs = toBlockAttrs($from.parent.attrs);
  const atStart = $from.parentOffset === 0;
  const atEnd = $from.parentOffset === $from.parent.content.size;
  if (atStart && !atEnd) {
    // The text keeps its block, and with it everybody's carets: the new, empty one comes in front.
    const kind = attrs.kind === "heading" ? "paragraph" : attrs.kind;
    tr.insert($from.before(), schema.node("block", { ...fresh(attrs), kind }));
  } else {
    const kind = atEnd && attrs.kind === "heading" ? "paragraph" : attrs.kind;
    const type = schema.nodes.block;
    tr.split($from.pos, 1, [{ type, attrs: { ...fresh(attrs), kind } }]);
  }
  return tr.scrollIntoView();
}

/** What the next block takes over: its look, but neither the tick nor the link target. */
function fresh({ kind, level, indent, language, align, tone }: BlockAttrs): BlockAttrs {
  return { ...defaultBlockAttrs, level: kind === "heading" ? level : 1, indent, language, align, tone };
}

/** The third Enter in a row at the end of code. The margin that each new line got does not count as text. */
function leavesCode({ selection }: EditorState): boolean {
  const { $from, empty } = selection;
  return (
    empty && $from.parentOffset === $from.parent.content.size && emptyLines($from.parent.textContent) > 0
  );
}

function afterCode(state: EditorState): Transaction {
  const { pos, parent } = state.selection.$from;
  return paragraphAfter(state, state.tr.delete(pos - emptyLines(parent.textContent), pos));
}

/** The length of two empty lines at the end, with their margins; 0 if there are none. */
function emptyLines(code: string): number {
  return /\n[\t ]*\n[\t ]*$/.exec(code)?.[0].length ?? 0;
}

function paragraphAfter(state: EditorState, tr: Transaction): Transaction {
  const end = tr.mapping.map(state.selection.$from.after());
  tr.insert(end, schema.node("block"));
  return tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView();
}

/** A line of code starts below the line before it. */
function newLine(state: EditorState): Transaction {
  const { $from } = state.selection;
  const line = $from.parent.textContent.slice(0, $from.parentOffset).split("\n").at(-1) ?? "";
  const margin = /^[\t ]*/.exec(line)?.[0] ?? "";
  return state.tr.insertText(`\n${margin}`).scrollIntoView();
}
