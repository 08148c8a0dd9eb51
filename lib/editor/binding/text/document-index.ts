/** The index of a whole document: its body, the texts in its tables, and the copies in all of them. */
import type { Node, Schema } from "prosemirror-model";
import * as Y from "yjs";
import { roots } from "#lib/collab/document-format.ts";
import { Copies } from "./copies.ts";
import { FlatText } from "./flat-text.ts";
import {
  copyKey,
  type Element,
  type Formats,
  type Id,
  noFormats,
  type Run,
  type Shared,
  tableElement,
} from "./layout.ts";
import { eachChangedItem, eachItem, elementAt } from "./structs.ts";
import { baseOfCell, cellAt, TableIndex } from "./tables.ts";

export class DocumentIndex {
  readonly doc: Y.Doc;
  readonly schema: Schema;
  readonly copies: Copies;
  readonly body: FlatText;
  readonly #flats = new Map<Shared, FlatText>();
  readonly #tables = new Map<Shared, TableIndex>();
  readonly #tableOf = new Map<FlatText, TableIndex>();

  constructor(doc: Y.Doc, schema: Schema) {
    this.doc = doc;
    this.schema = schema;
    this.copies = new Copies(doc);
    const text = doc.getText(roots.textBody);
    this.body = new FlatText({ schema, copies: this.copies, readTable: this.#readTable }, [text]);
    this.#flats.set(text, this.body);
  }

  /** Takes notice of everything that `transaction` changed. */
  note(transaction: Y.Transaction): void {
    eachChangedItem(transaction, (item) => {
      const { content } = item;
      if (content instanceof Y.ContentFormat && content.key === copyKey) {
        const runs = item.deleted ? this.copies.remove(item) : this.copies.add(item);
        for (const run of runs) this.touchRun(run);
      } else if (item.countable && item.parentSub === null) {
        const { client, clock } = item.id;
        for (const run of this.copies.related({ client, clock, len: item.length })) this.touchRun(run);
      }
      this.touch(item);
    });
  }

  /** The text whose content `position` lies in, and where that content begins. */
  textAt(position: number): { flat: FlatText; base: number } {
    const { entries, starts } = this.body;
    const child = starts.endingBehind(position);
    const [entry, start] = [entries[child], starts.at(child) ?? 0];
    const isInside = entry !== undefined && position > start && !entry.node.isTextblock;
    const table = isInside && entry.open !== null ? this.tableAt(entry.open) : undefined;
    return (table && entry && cellAt(table, entry.node, start, position)) ?? { flat: this.body, base: 0 };
  }

  flatOf(item: Y.Item): FlatText | undefined {
    return item.parent instanceof Y.AbstractType ? this.#flats.get(item.parent) : undefined;
  }

  /** Where the content of a text begins in the document that is shown; undefined for a cell that is not shown. */
  baseOf(flat: FlatText): number | undefined {
    if (flat === this.body) return 0;
    const table = this.#tableOf.get(flat);
    let start = 0;
    for (const { node, open } of this.body.entries) {
      if (table !== undefined && open !== null && !node.isTextblock && this.tableAt(open) === table)
        return baseOfCell(table, node, start, flat);
      start += node.nodeSize;
    }
    return undefined;
  }

  /** The table that the element `id` shows: itself, or the one that it gives another place. */
  tableAt(id: Id): TableIndex | undefined {
    const [root] = this.copies.roots({ ...id, len: 1 });
    const element = root && elementAt(this.doc, root);
    return element?.nodeName === tableElement ? this.tableOf(element) : undefined;
  }

  /** The table that `flat` is a cell of. */
  tableAround(flat: FlatText): TableIndex | undefined {
    return this.#tableOf.get(flat);
  }

  tableOf(element: Element): TableIndex {
    const known = this.#tables.get(element);
    if (known !== undefined) return known;
    const table: TableIndex = new TableIndex(
      element,
      { schema: this.schema, copies: this.copies },
      (flat) => {
        this.#tableOf.set(flat, table);
        for (const part of flat.parts) this.#flats.set(part, flat);
      },
    );
    this.#tables.set(element, table);
    return table;
  }

  readonly #readTable = (item: Y.Item): Node | null => {
    const table = this.tableAt(item.id);
    return table === undefined ? null : table.node;
  };

  touchRun(run: Run): void {
    eachItem(this.doc, run, this.touch);
  }

  /** What `item` is part of has to be read again. */
  readonly touch = (item: Y.Item): void => {
    let at: Y.Item | null = item;
    while (at !== null && at.parent instanceof Y.AbstractType) {
      const { content } = at;
      if (content instanceof Y.ContentType) this.#touchTable(at, content.type);
      const parent: Shared = at.parent;
      if (at.parentSub === null) this.#flats.get(parent)?.touch(at);
      at = parent._item;
    }
  };

  #touchTable({ id }: Y.Item, element: Shared): void {
    const table = this.#tables.get(element);
    if (table === undefined) return;
    table.touch();
    // It may be shown at another place.
    for (const run of this.copies.related({ client: id.client, clock: id.clock, len: 1 })) {
      if (run.client !== id.client || run.clock !== id.clock) this.touchRun(run);
    }
  }

  readonly isBorder = (item: Y.Item): boolean => this.flatOf(item)?.isBorder(item) ?? false;

  readonly formatsBehind = (left: Y.Item | null, parent: Shared): Formats =>
    this.#flats.get(parent)?.formatsBehind(left) ?? noFormats;
}
