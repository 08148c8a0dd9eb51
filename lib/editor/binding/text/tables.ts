/**
 * Tables. All of a table lies in its element's attributes, one key each, so that whatever two people do at once merges:
 *
 *     row:<id>  column:<id>          its place among the others (order-key.ts); moving one sets it anew
 *     gone:<id>  gone                deleted (a row or column; the whole table)
 *     width:<column>                 in pixels
 *     cell:<row>:<column>:<part>     Y.Text: what is in the cell, a flat text like the body. Made at the first edit; two
 *                                    people who begin the same cell make two parts, shown one behind the other
 *
 * So "add a row" ‖ "add a column" gives the full rectangle: the cell where they meet exists as soon as both do. Deleting
 * sets `gone` and deletes the text that is there; text that somebody else typed there meanwhile stays visible, with its row
 * and column. The element itself is never deleted; a moved table is an element without attributes that is a copy of it
 * (copies.ts) and shows it at another place.
 */
import { Fragment, type Node, type Schema } from "prosemirror-model";
import * as Y from "yjs";
import type { Change } from "./change.ts";
import { FlatText } from "./flat-text.ts";
import type { Element } from "./layout.ts";
import type { ReadContext } from "./read-context.ts";

/** What the attributes of a table's element say. */
export interface TableLayout {
  /** All that are known, gone or not, in order. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly orders: ReadonlyMap<string, string>;
  readonly gone: ReadonlySet<string>;
  readonly widths: ReadonlyMap<string, number>;
  readonly parts: ReadonlyMap<string, readonly Y.Text[]>;
}

export const cellKey = (row: string, column: string): string => `${row}:${column}`;

/** Reads the attributes; keys that make no sense are left out. */
export function readLayout(element: Element): TableLayout {
  const orders = { row: new Map<string, string>(), column: new Map<string, string>() };
  const gone = new Set<string>();
  const widths = new Map<string, number>();
  const cells: { key: string; part: string; text: Y.Text }[] = [];
  for (const [name, item] of element._map) {
    if (item.deleted) continue;
    const value: unknown = item.content.getContent()[item.length - 1];
    const [type, first, second, part] = name.split(":");
    if (type === undefined || first === undefined || first === "") continue;
    if (type === "cell" && value instanceof Y.Text && second !== undefined && part !== undefined) {
      cells.push({ key: cellKey(first, second), part, text: value });
      if (value._start === null) continue;
      // A cell of a row or column that nobody announced is shown first rather than not at all.
      if (!orders.row.has(first)) orders.row.set(first, "");
      if (!orders.column.has(second)) orders.column.set(second, "");
    } else if ((type === "row" || type === "column") && typeof value === "string")
      orders[type].set(first, value);
    else if (type === "gone" && value === true) gone.add(first);
    else if (type === "width" && typeof value === "number") widths.set(first, value);
  }
  cells.sort((a, b) => compare(a.part, b.part));
  const parts = new Map<string, Y.Text[]>();
  for (const { key, text } of cells) parts.set(key, [...(parts.get(key) ?? []), text]);
  return {
    rows: sorted(orders.row),
    columns: sorted(orders.column),
    orders: new Map([...orders.row, ...orders.column]),
    gone,
    widths,
    parts,
  };
}

function sorted(orders: ReadonlyMap<string, string>): string[] {
  return [...orders].sort(([a, left], [b, right]) => compare(left, right) || compare(a, b)).map(([id]) => id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The index of one table: its cells' texts, and the node that it shows. */
export class TableIndex {
  readonly element: Element;
  readonly #context: ReadContext;
  readonly #flats = new Map<string, FlatText>();
  readonly #register: (flat: FlatText) => void;
  /** What changed in cells since the shown node was adopted. */
  readonly pending = new Map<FlatText, Change[]>();
  #node: Node | null = null;
  #stale = true;

  constructor(element: Element, context: ReadContext, register: (flat: FlatText) => void) {
    this.element = element;
    this.#context = context;
    this.#register = register;
  }

  touch(): void {
    this.#stale = true;
  }

  /** The text of a cell; it may not have been written to yet, and has no parts then. */
  flat(row: string, column: string): FlatText {
    const key = cellKey(row, column);
    const known = this.#flats.get(key);
    if (known !== undefined) return known;
    const flat = new FlatText(this.#context, readLayout(this.element).parts.get(key) ?? []);
    this.#flats.set(key, flat);
    this.#register(flat);
    return flat;
  }

  /** The same for a cell that may not exist. */
  flatAt(row: string, column: string): FlatText | undefined {
    const { rows, columns } = readLayout(this.element);
    return rows.includes(row) && columns.includes(column) ? this.flat(row, column) : undefined;
  }

  /** Makes the text of a cell that has none. */
  begin(row: string, column: string, part: string): void {
    const flat = this.flat(row, column);
    const key = `cell:${cellKey(row, column)}:${part}`;
    const there: unknown = this.element.getAttribute(key);
    const text = there instanceof Y.Text ? there : new Y.Text();
    if (text !== there) this.element.setAttribute(key, text);
    flat.setParts([text]);
    flat.refresh();
    this.#register(flat);
  }

  /** The row and column of a cell's text. */
  placeOf(flat: FlatText): { row: string; column: string } | undefined {
    for (const [key, each] of this.#flats) {
      const [row, column] = key.split(":");
      if (each === flat && row !== undefined && column !== undefined) return { row, column };
    }
    return undefined;
  }

  /** The node to show, or null for a table that is gone. */
  get node(): Node | null {
    if (!this.#stale) return this.#node;
    this.#stale = false;
    this.#node = this.#read();
    return this.#node;
  }

  /** The editor's node equals ours and takes its place. */
  adopt(node: Node): void {
    this.pending.clear();
    this.#node = node;
    node.forEach((row) =>
      row.forEach((cell) => {
        const flat = this.#flats.get(cellKey(String(row.attrs.id), String(cell.attrs.column)));
        flat?.entries.forEach((entry, i) => {
          const child = cell.maybeChild(i);
          if (child !== null) entry.node = child;
        });
      }),
    );
  }

  #read(): Node | null {
    const { schema } = this.#context;
    const layout = readLayout(this.element);
    this.#refresh(layout);
    const all = this.element.getAttribute("gone") === true;
    const filled = new Set(
      [...this.#flats].filter(([, flat]) => flat.hasContent || flat.isHeld).map(([key]) => key),
    );
    const rows = layout.rows.filter(
      (row) =>
        !(all || layout.gone.has(row)) || layout.columns.some((column) => filled.has(cellKey(row, column))),
    );
    const columns = layout.columns.filter(
      (column) =>
        !(all || layout.gone.has(column)) || layout.rows.some((row) => filled.has(cellKey(row, column))),
    );
    if (rows.length === 0 || columns.length === 0) return null;
    const rowNodes = rows.map((row) => {
      const cells = columns.map((column) => {
        const width = layout.widths.get(column);
        const attrs = { column, colwidth: width === undefined ? null : [width] };
        const nodes = this.flat(row, column).entries.map((entry) => entry.node);
        return nodeType(schema, "table_cell").create(attrs, Fragment.fromArray(nodes));
      });
      return nodeType(schema, "table_row").create({ id: row }, Fragment.fromArray(cells));
    });
    const type = nodeType(schema, "table");
    const attrs: Record<string, unknown> = {};
    for (const name of Object.keys(type.spec.attrs ?? {})) {
      const value: unknown = this.element.getAttribute(name);
      if (value !== undefined && !(value instanceof Y.AbstractType)) attrs[name] = value;
    }
    return type.create(attrs, Fragment.fromArray(rowNodes));
  }

  #refresh(layout: TableLayout): void {
    for (const [key, parts] of layout.parts) {
      const flat = this.#flats.get(key);
      if (flat === undefined) {
        const [row = "", column = ""] = key.split(":");
        this.flat(row, column);
      } else {
        flat.setParts(parts);
        this.#register(flat);
      }
    }
    for (const flat of this.#flats.values()) {
      const changes = flat.refresh();
      if (changes.length > 0) this.pending.set(flat, [...(this.pending.get(flat) ?? []), ...changes]);
    }
  }
}

/** A node type that the schema must have. */
export function nodeType(schema: Schema, name: string) {
  const type = schema.nodes[name];
  if (type === undefined) throw new Error(`the schema has no node "${name}"`);
  return type;
}

/** The cell of a shown table that `position` lies in. */
export function cellAt(
  table: TableIndex,
  node: Node,
  start: number,
  position: number,
): { flat: FlatText; base: number } | undefined {
  let found: { flat: FlatText; base: number } | undefined;
  node.forEach((row, rowOffset) =>
    row.forEach((cell, cellOffset) => {
      const base = start + 1 + rowOffset + 1 + cellOffset + 1;
      if (position < base || position > base + cell.content.size) return;
      found = { flat: table.flat(String(row.attrs.id), String(cell.attrs.column)), base };
    }),
  );
  return found;
}

/** Where the content of a cell begins in a table that is shown at `start`. */
export function baseOfCell(table: TableIndex, node: Node, start: number, flat: FlatText): number | undefined {
  const place = table.placeOf(flat);
  let found: number | undefined;
  node.forEach((row, rowOffset) =>
    row.forEach((cell, cellOffset) => {
      if (row.attrs.id === place?.row && cell.attrs.column === place?.column)
        found = start + 1 + rowOffset + 1 + cellOffset + 1;
    }),
  );
  return found;
}
