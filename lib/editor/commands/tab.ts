import { type Command, TextSelection } from "prosemirror-state";
import { blockAtCaret, selectedBlocks } from "../queries/selected-blocks.ts";
import { indent, outdent } from "./indent.ts";

/** Tab: a tab sign in code, else a step to the right. Never leaves the text by accident; Esc and then Tab does. */
export const tab: Command = (state, dispatch) => {
  if (blockAtCaret(state)?.attrs.kind === "code") {
    dispatch?.(state.tr.insertText("\t").scrollIntoView());
    return true;
  }
  indent(state, dispatch);
  return selectedBlocks(state).length > 0;
};

/** Shift-Tab: a step to the left; in code, one tab or two spaces off the start of the line. */
export const shiftTab: Command = (state, dispatch) => {
  const block = blockAtCaret(state);
  if (block?.attrs.kind === "code") {
    const caret = state.selection.from;
    const before = block.node.textContent.slice(0, caret - block.pos - 1);
    const lineStart = before.lastIndexOf("\n") + 1;
    const margin = /^(\t| {1,2})/.exec(block.node.textContent.slice(lineStart))?.[0].length ?? 0;
    const from = block.pos + 1 + lineStart;
    if (margin > 0 && dispatch !== undefined) {
      const tr = state.tr.delete(from, from + margin);
      dispatch(tr.setSelection(TextSelection.create(tr.doc, Math.max(from, caret - margin))));
    }
    return true;
  }
  outdent(state, dispatch);
  return selectedBlocks(state).length > 0;
};
