import { type Command, TextSelection } from "prosemirror-state";

/** Puts the caret behind the selected text. */
export const collapseSelection: Command = ({ selection, tr }, dispatch) => {
  if (!(selection instanceof TextSelection) || selection.empty) return false;
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, selection.to)));
  return true;
};
