/** What a random person does to tables: the menu's commands, at a random cell. */
import type { Node } from "prosemirror-model";
import { type Command, TextSelection } from "prosemirror-state";
import { addColumn, deleteColumns, moveColumns } from "#lib/editor/commands/table/columns.ts";
import { addRow, deleteRows, moveRows } from "#lib/editor/commands/table/rows.ts";
import { nextCell } from "#lib/editor/commands/table/walk-cells.ts";
import { deleteTable, setColumnWidth, toggleHeader } from "#lib/editor/commands/table/whole-table.ts";
import { cellAt } from "#lib/editor/queries/table-around.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import type { Action, Hand } from "./merging-actions.ts";

export const newCell = (text: string) =>
  schema.node("table_cell", null, [schema.node("block", null, text === "" ? [] : [schema.text(text)])]);

export const insertTable: Action = (hand) => {
  const { doc } = hand.editor.state;
  let at = 0;
  const index = hand.random.below(doc.childCount);
  for (let i = 0; i < index; i += 1) at += doc.child(i).nodeSize;
  const cells = Array.from({ length: 2 }, () =>
    schema.node("table_row", null, [
      newCell(hand.ink.word(2)),
      newCell(hand.random.chance(0.5) ? hand.ink.word(1) : ""),
    ]),
  );
  hand.editor.dispatch(hand.editor.state.tr.insert(at, schema.node("table", null, cells)));
  return `table at ${at}`;
};

/** The tables of a document, with the places in front of them. */
export function tablesIn(doc: Node): { table: Node; at: number }[] {
  const places: { table: Node; at: number }[] = [];
  doc.forEach((table, at) => {
    if (table.type.name === "table") places.push({ table, at });
  });
  return places;
}

/** Puts the caret into a random cell of a random table and does the command that `pick` answers. */
function inCell(name: string, pick: (hand: Hand, at: number, columns: number) => Command): Action {
  return (hand) => {
    const { random, editor } = hand;
    const places = tablesIn(editor.state.doc);
    const place = places[random.below(places.length)];
    if (place === undefined) return `${name} nothing`;
    const { at, table } = place;
    const row = random.below(table.childCount);
    const column = random.below(table.child(row).childCount);
    const $cell = editor.state.doc.resolve(cellAt(table, at, row, column) + 1);
    editor.dispatch(editor.state.tr.setSelection(TextSelection.near($cell, 1)));
    const done = pick(hand, at, table.child(0).childCount)(editor.state, (tr) => editor.dispatch(tr));
    return `${name} ${done ? "" : "in vain "}at ${at}, cell ${row} ${column}`;
  };
}

const side = ({ random }: Hand): -1 | 1 => (random.chance(0.5) ? 1 : -1);

export const addRowBeside = inCell("add row", (hand) => addRow(side(hand)));
export const addColumnBeside = inCell("add column", (hand) => addColumn(side(hand)));
export const deleteRow = inCell("delete row", () => deleteRows);
export const deleteColumn = inCell("delete column", () => deleteColumns);
export const moveRow = inCell("move row", (hand) => moveRows(side(hand)));
export const moveColumn = inCell("move column", (hand) => moveColumns(side(hand)));
export const walk = inCell("tab", () => nextCell);
export const header = inCell("header", ({ random }) =>
  toggleHeader(random.chance(0.5) ? "headerRow" : "headerColumn"),
);
export const width = inCell("width", ({ random }, at, columns) =>
  setColumnWidth(at, random.below(columns), 50 + random.below(300)),
);
export const removeTable = inCell("delete table", () => deleteTable);
