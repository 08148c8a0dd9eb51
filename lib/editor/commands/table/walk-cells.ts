import { type Command, TextSelection } from "prosemirror-state";
import { startUndoStep } from "../../binding/transaction-meta.ts";
import { emptyRow } from "../../nodes/table/create.ts";
import { cellAt, rowAt, tableAround } from "../../queries/table-around.ts";
import { caretIn } from "./rows.ts";

/** Tab: selects what is in the next cell; behind the last one it adds a row. */
export const nextCell: Command = (state, dispatch) => {
  const place = tableAround(state);
  if (place === undefined) return false;
  const { table, at, width, height, lastRow, lastColumn } = place;
  const next = lastRow * width + lastColumn + 1;
  if (next < width * height) return goTo(next)(state, dispatch);
  const tr = startUndoStep(state.tr).insert(rowAt(table, at, height), emptyRow(width));
  dispatch?.(caretIn(tr, at, height, 0).scrollIntoView());
  return true;
};

/** Shift-Tab: the cell before. In the first one the caret stays. */
export const previousCell: Command = (state, dispatch) => {
  const place = tableAround(state);
  if (place === undefined) return false;
  const before = place.firstRow * place.width + place.firstColumn - 1;
  return before < 0 ? true : goTo(before)(state, dispatch);
};

function goTo(number: number): Command {
  return (state, dispatch) => {
    const place = tableAround(state);
    if (place === undefined) return false;
    const { table, at, width } = place;
    const [row, column] = [Math.floor(number / width), number % width];
    const start = cellAt(table, at, row, column) + 1;
    const end = start + table.child(row).child(column).content.size;
    const [$start, $end] = [state.doc.resolve(start), state.doc.resolve(end)];
    dispatch?.(state.tr.setSelection(TextSelection.between($start, $end)).scrollIntoView());
    return true;
  };
}
