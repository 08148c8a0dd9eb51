/** What somebody did in a table as writing: rows and columns by id, cells as texts of their own (tables.ts). */
import type { Node } from "prosemirror-model";
import * as Y from "yjs";
import type { ChangedRange } from "./changed-ranges.ts";
import type { FlatText } from "./flat-text.ts";
import { sameValue } from "./json-values.ts";
import type { Element } from "./layout.ts";
import { keyBetween } from "./order-key.ts";
import { nodeType, readLayout, type TableIndex } from "./tables.ts";
import type { Writer } from "./write.ts";

export interface TableEdit {
  readonly doc: Y.Doc;
  readonly writer: Writer;
  readonly table: TableIndex;
  readonly old: Node;
  readonly target: Node;
  /** Changed ranges inside the table, as offsets in the old and in the new table's content. */
  readonly ranges: readonly ChangedRange[];
  /** Writes what changed in one cell. */
  readonly writeCell: (flat: FlatText, old: Node, target: Node, ranges: readonly ChangedRange[]) => void;
}

/** Writes everything that differs between the old and the target table. */
export function writeTable(edit: TableEdit): void {
  const { doc, writer, table, old, target } = edit;
  const { element } = table;
  setPlainAttrs(writer, element, old, target);
  const newId = idMaker(doc);
  const { rows, columns } = idsOf(target, newId);
  const before = idsOf(old, newId);
  const layout = readLayout(element);
  writeOrder(writer, element, "row", before.rows, rows, layout.orders);
  writeOrder(writer, element, "column", before.columns, columns, layout.orders);
  for (const row of before.rows.filter((id) => !rows.includes(id)))
    for (const column of layout.columns) clear(writer, table.flat(row, column));
  for (const column of before.columns.filter((id) => !columns.includes(id)))
    for (const row of layout.rows) clear(writer, table.flat(row, column));
  const write = ({
    row,
    column,
    cell,
    offset,
  }: {
    row: string;
    column: string;
    cell: Node;
    offset: number;
  }) => {
    const was = cellAt(old, before, row, column);
    if (was?.cell === cell) return;
    writeWidth(writer, element, column, was?.cell, cell);
    const flat = table.flat(row, column);
    const oldCell =
      was?.cell ??
      nodeType(cell.type.schema, "table_cell").create(
        null,
        flat.entries.map((e) => e.node),
      );
    if (oldCell.content.eq(cell.content)) return;
    if (flat.parts.length === 0) table.begin(row, column, String(doc.clientID));
    edit.writeCell(flat, oldCell, cell, rangesIn(edit.ranges, was?.offset, oldCell, offset, cell));
  };
  eachCell(target, rows, columns, write, (row, column) => clear(writer, table.flat(row, column)));
  table.touch();
}

/** Row and column ids of a table node; rows and columns that are new, or carry another's id, get ids of their own. */
function idsOf(table: Node, newId: () => string): { rows: string[]; columns: string[] } {
  const used = new Set<string>();
  const take = (id: unknown): string => {
    const own = typeof id === "string" && /^[A-Za-z0-9]+$/.test(id) && !used.has(id) ? id : newId();
    used.add(own);
    return own;
  };
  const rows = table.children.map((row) => take(row.attrs.id));
  const width = Math.max(0, ...table.children.map((row) => row.childCount));
  const columns = Array.from({ length: width }, (_, j) => {
    const named = table.children.map((row): unknown => row.maybeChild(j)?.attrs.column);
    return take(named.find((id) => typeof id === "string" && !used.has(id)));
  });
  return { rows, columns };
}

/** Ids that nobody else makes: who writes, and how far they had written. */
function idMaker(doc: Y.Doc): () => string {
  const base = `${doc.clientID.toString(36)}Z${Y.getState(doc.store, doc.clientID).toString(36)}Z`;
  let count = 0;
  return () => {
    count += 1;
    return base + count.toString(36);
  };
}

/**
 * Visits every cell with its ids. Rows may be ragged after deleting across cells: a cell keeps the column that it says it is
 * of, and what is left over takes the free ones in order.
 */
function eachCell(
  table: Node,
  rows: readonly string[],
  columns: readonly string[],
  visit: (at: { row: string; column: string; cell: Node; offset: number }) => void,
  missing: (row: string, column: string) => void = () => {},
): void {
  table.forEach((rowNode, rowOffset, i) => {
    const row = rows[i];
    if (row === undefined) return;
    const named = rowNode.children.map((cell): unknown => cell.attrs.column);
    const own = named.map((id, j) => columns.find((each) => each === id && named.indexOf(id) === j));
    const free = columns.filter((id) => !own.includes(id));
    rowNode.forEach((cell, cellOffset, j) => {
      // By place where the row is full, so that a new column is the same one in every row.
      const column =
        own[j] ?? (rowNode.childCount === columns.length ? columns[j] : undefined) ?? free.shift();
      if (column === undefined) return;
      if (free.includes(column)) free.splice(free.indexOf(column), 1);
      // +2: into the row, into the cell.
      visit({ row, column, cell, offset: rowOffset + cellOffset + 2 });
    });
    for (const column of free) missing(row, column);
  });
}

function cellAt(
  table: Node,
  ids: { rows: readonly string[]; columns: readonly string[] },
  row: string,
  column: string,
): { cell: Node; offset: number } | undefined {
  let found: { cell: Node; offset: number } | undefined;
  eachCell(table, ids.rows, ids.columns, (at) => {
    if (at.row === row && at.column === column) found = at;
  });
  return found;
}

function rangesIn(
  ranges: readonly ChangedRange[],
  oldStart: number | undefined,
  old: Node,
  start: number,
  cell: Node,
): ChangedRange[] {
  const [end, oldEnd] = [start + cell.content.size, (oldStart ?? 0) + old.content.size];
  const touching = ranges.filter(({ newFrom, newTo }) => newTo >= start && newFrom <= end);
  const inside = touching.every(
    ({ from, to, newFrom, newTo }) =>
      oldStart !== undefined && from >= oldStart && to <= oldEnd && newFrom >= start && newTo <= end,
  );
  if (!inside || touching.length === 0 || oldStart === undefined)
    return [{ from: 0, to: old.content.size, newFrom: 0, newTo: cell.content.size }];
  return touching.map(({ from, to, newFrom, newTo }) => ({
    from: from - oldStart,
    to: to - oldStart,
    newFrom: newFrom - start,
    newTo: newTo - start,
  }));
}

/** Gives new and moved ids a place, marks missing ones as gone. Those already in ascending order keep their keys. */
function writeOrder(
  writer: Writer,
  element: Element,
  type: "row" | "column",
  before: readonly string[],
  ids: readonly string[],
  orders: ReadonlyMap<string, string>,
): void {
  for (const id of before) if (!ids.includes(id)) writer.attribute(element, `gone:${id}`, true);
  const kept = ascending(
    ids.filter((id) => before.includes(id)),
    orders,
  );
  let low: string | undefined;
  ids.forEach((id, i) => {
    if (kept.has(id)) {
      low = orders.get(id);
      return;
    }
    const next = ids.slice(i + 1).find((each) => kept.has(each));
    low = keyBetween(low, next === undefined ? undefined : orders.get(next), id);
    writer.attribute(element, `${type}:${id}`, low);
    if (element.getAttribute(`gone:${id}`) === true) writer.attribute(element, `gone:${id}`, undefined);
  });
}

/** As many ids as possible whose keys ascend in this order. */
function ascending(ids: readonly string[], orders: ReadonlyMap<string, string>): Set<string> {
  const best: string[][] = [];
  ids.forEach((id, i) => {
    const key = orders.get(id) ?? "";
    let chain: string[] = [];
    for (let j = 0; j < i; j += 1) {
      const other = best[j] ?? [];
      if ((orders.get(ids[j] ?? "") ?? "") < key && other.length > chain.length) chain = other;
    }
    best.push([...chain, id]);
  });
  return new Set(best.reduce((a, b) => (b.length > a.length ? b : a), []));
}

function setPlainAttrs(writer: Writer, element: Element, old: Node, target: Node): void {
  for (const [name, value] of Object.entries(target.attrs)) {
    if (!sameValue(old.attrs[name], value)) writer.attribute(element, name, value);
  }
}

function writeWidth(
  writer: Writer,
  element: Element,
  column: string,
  old: Node | undefined,
  cell: Node,
): void {
  const width = widthOf(cell);
  if (width === (old === undefined ? undefined : widthOf(old))) return;
  if (width !== element.getAttribute(`width:${column}`)) writer.attribute(element, `width:${column}`, width);
}

function widthOf(cell: Node): number | undefined {
  const value: unknown = cell.attrs.colwidth;
  const width: unknown = Array.isArray(value) ? value[0] : undefined;
  return typeof width === "number" ? width : undefined;
}

/** Deletes all that is shown in a cell. */
function clear(writer: Writer, flat: FlatText): void {
  for (const { open, content, close } of flat.entries) {
    if (open !== null) writer.delete({ ...open, len: 1 });
    for (const run of content) writer.delete(run);
    if (close !== null) writer.delete({ ...close, len: 1 });
  }
}

/** Writes a table for the first time. */
export function fillTable(edit: Omit<TableEdit, "old" | "ranges">): void {
  const old = nodeType(edit.target.type.schema, "table").create();
  writeTable({ ...edit, old, ranges: [] });
}
