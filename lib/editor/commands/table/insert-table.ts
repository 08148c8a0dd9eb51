import { type Command, TextSelection } from "prosemirror-state";
import { startUndoStep } from "../../binding/transaction-meta.ts";
import { emptyTable } from "../../nodes/table/create.ts";
import { isFormatText } from "../../queries/is-format-text.ts";
import { blockAtCaret } from "../../queries/selected-blocks.ts";
import { schema } from "../../schema/schema.ts";

/** Puts a table below the caret's block, or instead of it when it is empty, and the caret into its first cell. Tables do not nest. */
export function insertTable(rows: number, columns: number): Command {
  return (state, dispatch) => {
    const { $to } = state.selection;
    if ($to.depth !== 1 || !isFormatText(state)) return false;
    const tr = startUndoStep(state.tr);
    const empty = blockAtCaret(state)?.node.content.size === 0;
    const start = empty ? $to.before(1) : $to.after(1);
    const below = state.doc.resolve($to.after(1)).nodeAfter;
    const table = emptyTable(rows, columns);
    // Something to write in has to be below, or nobody could get out.
    const nodes = below?.isTextblock === true ? [table] : [table, schema.node("block")];
    if (empty) tr.replaceWith(start, $to.after(1), nodes);
    else tr.insert(start, nodes);
    // +4: into the table, the row, the cell, the block.
    tr.setSelection(TextSelection.create(tr.doc, start + 4));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}
