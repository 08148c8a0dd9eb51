/** What a random person does to several selected cells of a table: the keys and the menu's commands. */
import type { Node } from "prosemirror-model";
import type { Command } from "prosemirror-state";
import { CellSelection, deleteCellSelection } from "prosemirror-tables";
import { setBlock } from "#lib/editor/commands/set-block.ts";
import { addColumn, deleteColumns, moveColumns } from "#lib/editor/commands/table/columns.ts";
import { pasteCells } from "#lib/editor/commands/table/paste-cells.ts";
import { addRow, deleteRows, moveRows } from "#lib/editor/commands/table/rows.ts";
import { toggleMarkByName } from "#lib/editor/commands/toggle-mark.ts";
import { cellAt } from "#lib/editor/queries/table-around.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import type { Action, Hand } from "./merging-actions.ts";
import { newCell, tablesIn } from "./table-actions.ts";

/** Selects a random rectangle of a random table and does the command that `pick` answers. */
function inCells(name: string, pick: (hand: Hand) => Command): Action {
  return (hand) => {
    const { random, editor } = hand;
    const { doc } = editor.state;
    const found = tablesIn(doc);
    const place = found[random.below(found.length)];
    if (place === undefined) return `${name} nothing`;
    const { at, table } = place;
    const corner = (): [number, number] => [random.below(table.childCount), random.below(widthOf(table))];
    const [one, other] = [corner(), corner()];
    const selection = CellSelection.create(doc, cellAt(table, at, ...one), cellAt(table, at, ...other));
    editor.dispatch(editor.state.tr.setSelection(selection));
    const done = editor.run(pick(hand));
    return `${name} ${done ? "" : "in vain "}at ${at}, cells ${one.join(" ")} – ${other.join(" ")}`;
  };
}

const widthOf = (table: Node) => table.child(0).childCount;
const side = ({ random }: Hand): -1 | 1 => (random.chance(0.5) ? 1 : -1);

const typeOver = (hand: Hand): Command => {
  const letter = hand.ink.word(1);
  return (state, dispatch) => {
    dispatch?.(state.tr.insertText(letter));
    return true;
  };
};

const pasted = ({ random, ink }: Hand): Node => {
  const width = 1 + random.below(2);
  const rows = Array.from({ length: 1 + random.below(2) }, () =>
    schema.node(
      "table_row",
      null,
      Array.from({ length: width }, () => newCell(ink.word(1))),
    ),
  );
  return schema.node("table", null, rows);
};

export const deleteCells = inCells("delete cells", () => deleteCellSelection);
export const typeOverCells = inCells("type over cells", typeOver);
export const pasteOverCells = inCells("paste over cells", (hand) => pasteCells(pasted(hand)));
export const retypeCells = inCells("retype cells", ({ random }) =>
  setBlock({ kind: random.chance(0.5) ? "bullet" : "quote" }),
);
export const markCells = inCells("mark cells", ({ random }) =>
  toggleMarkByName(random.chance(0.5) ? "strong" : "em"),
);
export const deleteSelectedRows = inCells("delete rows", () => deleteRows);
export const deleteSelectedColumns = inCells("delete columns", () => deleteColumns);
export const moveSelectedRows = inCells("move rows", (hand) => moveRows(side(hand)));
export const moveSelectedColumns = inCells("move columns", (hand) => moveColumns(side(hand)));
export const addRowBesideSelected = inCells("add row", (hand) => addRow(side(hand)));
export const addColumnBesideSelected = inCells("add column", (hand) => addColumn(side(hand)));
