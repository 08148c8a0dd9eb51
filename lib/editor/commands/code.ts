/** What is special in blocks of code: their language, and the margins of their lines. */
import { type Command, type EditorState, TextSelection } from "prosemirror-state";
import { startUndoStep } from "../binding/transaction-meta.ts";

/** Says in which language the block of code at `pos` is; "" is plain text. */
export function setCodeLanguage(pos: number, language: string): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(pos);
    if (node?.type.name !== "block" || node.attrs.kind !== "code") return false;
    dispatch?.(startUndoStep(state.tr).setNodeAttribute(pos, "language", language));
    return true;
  };
}

/** Tab in code: a tab at the caret; over several lines, one in front of each. */
export const indentCode: Command = (state, dispatch) => {
  const lines = selectedLines(state);
  if (lines === undefined) return false;
  const tr = state.tr;
  if (state.selection.empty || lines.length === 1) tr.insertText("\t");
  else for (const line of lines.toReversed()) tr.insertText("\t", line.start);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Shift-Tab in code: one tab or two spaces off the start of each selected line. */
export const outdentCode: Command = (state, dispatch) => {
  const lines = selectedLines(state);
  if (lines === undefined) return false;
  const tr = state.tr;
  for (const { start, text } of lines.toReversed()) {
    const margin = /^(\t| {1,2})/.exec(text)?.[0].length ?? 0;
    if (margin > 0) tr.delete(start, start + margin);
  }
  const { anchor, head } = state.selection;
  if (tr.docChanged) {
    tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(anchor), tr.mapping.map(head)));
    dispatch?.(tr.scrollIntoView());
  }
  return true;
};

/** The lines that the selection touches, if it lies in one block of code. */
function selectedLines({ selection }: EditorState): { start: number; text: string }[] | undefined {
  const { $from, $to } = selection;
  if (!$from.sameParent($to) || $from.parent.type.name !== "block" || $from.parent.attrs.kind !== "code")
    return undefined;
  const lines: { start: number; text: string }[] = [];
  let start = $from.start();
  for (const text of $from.parent.textBetween(0, $from.parent.content.size, "", "\ufffc").split("\n")) {
    if (start + text.length >= $from.pos && start <= $to.pos) lines.push({ start, text });
    start += text.length + 1;
  }
  return lines;
}
