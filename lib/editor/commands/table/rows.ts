/**
 * Rows. What is new has no id: the binding gives it one. What moves keeps its id, so that whatever others write in it
 * meanwhile comes along.
 */
import { type Command, TextSelection, type Transaction } from "prosemirror-state";
import { startUndoStep } from "../../binding/transaction-meta.ts";
import { emptyRow } from "../../nodes/table/create.ts";
import { speak } from "../../plugins/spoken.ts";
import { cellAt, rowAt, tableAround } from "../../queries/table-around.ts";

/** An empty row above (−1) or below (1) the selected ones, or below the last one. The caret stays. */
export function addRow(side: -1 | 1, beside: "selected" | "last" = "selected"): Command {
  return (state, dispatch) => {
    const place = tableAround(state);
    if (place === undefined) return false;
    const { table, at, width, height, firstRow, lastRow } = place;
    const row = beside === "last" ? height : side === 1 ? lastRow + 1 : firstRow;
    const tr = startUndoStep(state.tr).insert(rowAt(table, at, row), emptyRow(width));
    dispatch?.(speak(tr, (texts) => texts("announce.rowAdded", { count: height + 1 })));
    return true;
  };
}

/** Deletes the selected rows. The last one goes with its table only (deleteTable). */
export const deleteRows: Command = (state, dispatch) => {
  const place = tableAround(state);
  if (place === undefined) return false;
  const { table, at, height, firstRow, lastRow, firstColumn } = place;
  if (lastRow - firstRow + 1 === height) return false;
  const tr = startUndoStep(state.tr);
  tr.delete(rowAt(table, at, firstRow), rowAt(table, at, lastRow + 1));
  const count = height - 1 - (lastRow - firstRow);
  speak(tr, (texts) => texts("announce.rowsDeleted", { count }));
  dispatch?.(caretIn(tr, at, Math.min(firstRow, count - 1), firstColumn));
  return true;
};

/** Moves the selected rows up (−1) or down (1) by one. The caret goes along. */
export function moveRows(step: -1 | 1): Command {
  return (state, dispatch) => {
    const place = tableAround(state);
    if (place === undefined) return false;
    const { table, at, height, firstRow, lastRow, firstColumn } = place;
    if (firstRow + step < 0 || lastRow + step >= height) return false;
    const start = rowAt(table, at, firstRow);
    const end = rowAt(table, at, lastRow + 1);
    const moved = table.children.slice(firstRow, lastRow + 1);
    const tr = startUndoStep(state.tr).delete(start, end);
    const target =
      step === 1 ? rowAt(table, at, lastRow + 2) - (end - start) : rowAt(table, at, firstRow - 1);
    tr.insert(target, moved);
    const words = { place: firstRow + step + 1, count: height };
    speak(tr, (texts) => texts("announce.rowMoved", words));
    dispatch?.(caretIn(tr, at, firstRow + step, firstColumn).scrollIntoView());
    return true;
  };
}

/** The caret at the start of a cell of the table at `at`. */
export function caretIn(tr: Transaction, at: number, row: number, column: number): Transaction {
  const table = tr.doc.nodeAt(at);
  if (table === null) return tr;
  const $cell = tr.doc.resolve(cellAt(table, at, Math.max(0, row), Math.max(0, column)) + 1);
  return tr.setSelection(TextSelection.near($cell, 1));
}
