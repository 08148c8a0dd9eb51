import { type Command, TextSelection } from "prosemirror-state";
import { startUndoStep } from "../../binding/transaction-meta.ts";
import { cellAt, tableAround } from "../../queries/table-around.ts";
import { schema } from "../../schema/schema.ts";

/** Deletes the table that the selection is in. */
export const deleteTable: Command = (state, dispatch) => {
  const place = tableAround(state);
  if (place === undefined) return false;
  const { at, table } = place;
  const tr = startUndoStep(state.tr).delete(at, at + table.nodeSize);
  if (tr.doc.childCount === 0) tr.insert(0, schema.node("block"));
  dispatch?.(
    tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size)))).scrollIntoView(),
  );
  return true;
};

/** Makes the first row or column one of headings, or takes that back. */
export function toggleHeader(which: "headerRow" | "headerColumn"): Command {
  return (state, dispatch) => {
    const place = tableAround(state);
    if (place === undefined) return false;
    dispatch?.(startUndoStep(state.tr).setNodeAttribute(place.at, which, place.table.attrs[which] !== true));
    return true;
  };
}

export const narrowestColumn = 48;
const widestColumn = 1200;

/** Gives a column of the table at `at` a width in pixels, or with null the one that its text asks for. */
export function setColumnWidth(at: number, column: number, width: number | null): Command {
  return (state, dispatch) => {
    const table = state.doc.nodeAt(at);
    if (table?.type.name !== "table" || column >= table.child(0).childCount) return false;
    const value =
      width === null ? null : [Math.round(Math.min(widestColumn, Math.max(narrowestColumn, width)))];
    const tr = startUndoStep(state.tr);
    table.forEach((_row, _offset, row) => {
      tr.setNodeAttribute(cellAt(table, at, row, column), "colwidth", value);
    });
    dispatch?.(tr);
    return true;
  };
}
