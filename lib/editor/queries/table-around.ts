import type { Node } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import { CellSelection } from "prosemirror-tables";

/** The table that the selection is in, and the rectangle of cells that it touches (both ends included). */
export interface TablePlace {
  table: Node;
  /** In front of the table. */
  at: number;
  width: number;
  height: number;
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

/** Undefined when the selection is not inside one table. */
export function tableAround({ selection }: EditorState): TablePlace | undefined {
  const cells = selection instanceof CellSelection;
  // A selected cell is named by the place in front of it: the row is its parent there.
  const $one = cells ? selection.$anchorCell : selection.$from;
  const $other = cells ? selection.$headCell : selection.$to;
  for (let depth = Math.min($one.depth, $other.depth); depth > 0; depth -= 1) {
    const table = $one.node(depth);
    if (table.type.name !== "table") continue;
    if ($other.node(depth) !== table || $other.start(depth) !== $one.start(depth)) return undefined;
    if ($one.depth === depth || $other.depth === depth) return undefined;
    const rows = [$one.index(depth), $other.index(depth)];
    const columns = [$one.index(depth + 1), $other.index(depth + 1)];
    return {
      table,
      at: $one.before(depth),
      width: table.child(0).childCount,
      height: table.childCount,
      firstRow: Math.min(...rows),
      lastRow: Math.max(...rows),
      firstColumn: Math.min(...columns),
      lastColumn: Math.max(...columns),
    };
  }
  return undefined;
}

/** In front of the row of that number; for one past the last, the end of the table's content. */
export function rowAt(table: Node, at: number, row: number): number {
  let pos = at + 1;
  for (let i = 0; i < row; i++) pos += table.child(i).nodeSize;
  return pos;
}

/** In front of a cell; for a column past the last, the end of the row's content. */
export function cellAt(table: Node, at: number, row: number, column: number): number {
  let pos = rowAt(table, at, row) + 1;
  for (let i = 0; i < column; i++) pos += table.child(row).child(i).nodeSize;
  return pos;
}
