import { type Command, NodeSelection, Selection } from "prosemirror-state";

/** Puts the caret behind what is selected. A picture stays selected: it has no place for one. */
export const collapseSelection: Command = ({ selection, tr }, dispatch) => {
  if (selection.empty || selection instanceof NodeSelection) return false;
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(selection.to), -1)));
  return true;
};
