import { type Command, TextSelection } from "prosemirror-state";
import { startUndoStep } from "../binding/transaction-meta.ts";
import { blockAtCaret } from "../queries/selected-blocks.ts";
import { schema } from "../schema/schema.ts";

/** Draws a line below the caret's block, or instead of it when it is empty, and puts the caret below the line. */
export const insertDivider: Command = (state, dispatch) => {
  const { $to } = state.selection;
  if ($to.depth === 0) return false;
  const tr = startUndoStep(state.tr);
  const empty = blockAtCaret(state)?.node.content.size === 0;
  const start = empty ? $to.before() : $to.after();
  const below = state.doc.resolve($to.after()).nodeAfter;
  const divider = schema.node("divider");
  // Something to write in has to be below, or the caret would have nowhere to go.
  const nodes = below?.isTextblock === true ? [divider] : [divider, schema.node("block")];
  if (empty) tr.replaceWith(start, $to.after(), nodes);
  else tr.insert(start, nodes);
  tr.setSelection(TextSelection.near(tr.doc.resolve(start + divider.nodeSize), 1));
  dispatch?.(tr.scrollIntoView());
  return true;
};
