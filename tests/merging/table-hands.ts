/** What the table menu does at the caret, as prosemirror-tables does it: the table's content is replaced by a changed one. */
import { Fragment, type Node, type Schema } from "prosemirror-model";
import type { Command, EditorState } from "prosemirror-state";
import type { EditorUnderTest } from "./editor-under-test.ts";

interface TablePlace {
  table: Node;
  /** In front of the table. */
  at: number;
  row: number;
  column: number;
}

type Rows = readonly Node[];
type Run = (command: Command) => () => boolean;

/** The commands, for an editor whose schema has tables. */
export function tableHands(schema: Schema, run: Run): EditorUnderTest["commands"] {
  const emptyCell = () => schema.node("table_cell", null, [schema.node("block")]);
  const emptyRow = (width: number) =>
    schema.node("table_row", null, Array.from({ length: width }, emptyCell));
  return {
    addRow: run(change(({ table, row }) => table.children.toSpliced(row + 1, 0, emptyRow(width(table))))),
    deleteRow: run(
      change(({ table, row }) => (table.childCount === 1 ? undefined : table.children.toSpliced(row, 1))),
    ),
    moveRowDown: run(change(({ table, row }) => swap(table.children, row))),
    addColumn: run(
      change(({ table, column }) => perRow(table, (cells) => cells.toSpliced(column + 1, 0, emptyCell()))),
    ),
    deleteColumn: run(
      change(({ table, column }) =>
        width(table) === 1 ? undefined : perRow(table, (cells) => cells.toSpliced(column, 1)),
      ),
    ),
    moveColumnRight: run(
      change(({ table, column }) => perRow(table, (cells) => swap(cells, column) ?? cells)),
    ),
    deleteTable: run((state, dispatch) => {
      const place = tableAround(state);
      if (place === undefined) return false;
      dispatch?.(state.tr.delete(place.at, place.at + place.table.nodeSize));
      return true;
    }),
    insertTable: run((state, dispatch) => {
      const table = schema.node("table", null, [emptyRow(2), emptyRow(2)]);
      dispatch?.(state.tr.insert(state.selection.$from.after(1), table));
      return true;
    }),
  };
}

function change(next: (place: TablePlace) => Rows | undefined): Command {
  return (state, dispatch) => {
    const place = tableAround(state);
    const rows = place && next(place);
    if (place === undefined || rows === undefined) return false;
    const { table, at } = place;
    dispatch?.(state.tr.replaceWith(at + 1, at + 1 + table.content.size, Fragment.fromArray([...rows])));
    return true;
  };
}

function tableAround({ selection: { $from } }: EditorState): TablePlace | undefined {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name !== "table") continue;
    return {
      table: $from.node(depth),
      at: $from.before(depth),
      row: $from.index(depth),
      column: $from.index(depth + 1),
    };
  }
  return undefined;
}

const width = (table: Node) => table.child(0).childCount;

const perRow = (table: Node, cells: (row: Rows) => Rows) =>
  table.children.map((row) => row.copy(Fragment.fromArray([...cells(row.children)])));

/** The one at `index` and the next change places. */
function swap(list: Rows, index: number): Rows | undefined {
  const [one, other] = [list[index], list[index + 1]];
  return one === undefined || other === undefined ? undefined : list.toSpliced(index, 2, other, one);
}
