/** Columns: in every row the cell at the same place. See rows.ts for ids. */
import { Fragment, type Node } from "prosemirror-model";
import { type Command, type EditorState, type Transaction } from "prosemirror-state";
import { startUndoStep } from "../../binding/transaction-meta.ts";
import { emptyCell } from "../../nodes/table/create.ts";
import { speak } from "../../plugins/spoken.ts";
import { cellAt, tableAround } from "../../queries/table-around.ts";
import { caretIn } from "./rows.ts";

/** An empty column before (−1) or after (1) the selected ones, or after the last one. The caret stays. */
export function addColumn(side: -1 | 1, beside: "selected" | "last" = "selected"): Command {
  return (state, dispatch) => {
    const place = tableAround(state);
    if (place === undefined) return false;
    const { table, at, width, firstColumn, lastColumn } = place;
    const column = beside === "last" ? width : side === 1 ? lastColumn + 1 : firstColumn;
    const tr = startUndoStep(state.tr);
    // From the last row to the first, so that positions in front stay true.
    for (let row = table.childCount - 1; row >= 0; row--)
      tr.insert(cellAt(table, at, row, column), emptyCell());
    dispatch?.(speak(tr, (texts) => texts("announce.columnAdded", { count: width + 1 })));
    return true;
  };
}

/** Deletes the selected columns. The last one goes with its table only (deleteTable). */
export const deleteColumns: Command = (state, dispatch) => {
  const place = tableAround(state);
  if (place === undefined) return false;
  const { table, at, width, firstColumn, lastColumn, firstRow } = place;
  if (lastColumn - firstColumn + 1 === width) return false;
  const tr = startUndoStep(state.tr);
  for (let row = table.childCount - 1; row >= 0; row--)
    tr.delete(cellAt(table, at, row, firstColumn), cellAt(table, at, row, lastColumn + 1));
  const count = width - 1 - (lastColumn - firstColumn);
  speak(tr, (texts) => texts("announce.columnsDeleted", { count }));
  dispatch?.(caretIn(tr, at, firstRow, Math.min(firstColumn, count - 1)));
  return true;
};

/** Moves the selected columns to the start (−1) or to the end (1) by one. The caret goes along. */
export function moveColumns(step: -1 | 1): Command {
  return (state, dispatch) => {
    const place = tableAround(state);
    if (place === undefined) return false;
    const { table, at, width, firstColumn, lastColumn, firstRow } = place;
    if (firstColumn + step < 0 || lastColumn + step >= width) return false;
    const moved = (row: Node): Node => {
      const cells = [...row.children];
      const taken = cells.splice(firstColumn, lastColumn - firstColumn + 1);
      cells.splice(firstColumn + step, 0, ...taken);
      return row.copy(Fragment.fromArray(cells));
    };
    const tr = replaceRows(state, at, table, table.children.map(moved));
    const words = { place: firstColumn + step + 1, count: width };
    speak(tr, (texts) => texts("announce.columnMoved", words));
    dispatch?.(caretIn(tr, at, firstRow, firstColumn + step).scrollIntoView());
    return true;
  };
}

function replaceRows(state: EditorState, at: number, table: Node, rows: readonly Node[]): Transaction {
  const content = Fragment.fromArray([...rows]);
  return startUndoStep(state.tr).replaceWith(at + 1, at + 1 + table.content.size, content);
}
