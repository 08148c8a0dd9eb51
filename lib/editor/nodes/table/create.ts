import type { Node } from "prosemirror-model";
import { schema } from "../../schema/schema.ts";

/** A cell with one empty paragraph. The binding knows its column by its place. */
export function emptyCell(): Node {
  return schema.node("table_cell", null, [schema.node("block")]);
}

/** A row of empty cells. It gets its id from the binding. */
export function emptyRow(width: number): Node {
  return schema.node("table_row", null, Array.from({ length: width }, emptyCell));
}

/** A new table; its first row names the columns. */
export function emptyTable(rows: number, columns: number): Node {
  return schema.node(
    "table",
    { headerRow: rows > 1 },
    Array.from({ length: rows }, () => emptyRow(columns)),
  );
}
