/** The index of a whole document: its body, the texts in its tables, and the copies in all of them. */
import type { Schema } from "prosemirror-model";
import * as Y from "yjs";
import { roots } from "#lib/collab/document-format.ts";
import { Copies } from "./copies.ts";
import { FlatText } from "./flat-text.ts";
import { copyKey, type Formats, noFormats, type Run, type Shared } from "./layout.ts";
import type { ReadContext } from "./read.ts";
import { eachChangedItem, eachItem } from "./structs.ts";

export class DocumentIndex {
  readonly doc: Y.Doc;
  readonly schema: Schema;
  readonly copies: Copies;
  readonly body: FlatText;
  readonly #flats = new Map<Shared, FlatText>();

  constructor(doc: Y.Doc, schema: Schema) {
    this.doc = doc;
    this.schema = schema;
    this.copies = new Copies(doc);
    const text = doc.getText(roots.textBody);
    const context: ReadContext = { schema, copies: this.copies };
    this.body = new FlatText(context, [text]);
    this.#flats.set(text, this.body);
  }

  /** Takes notice of everything that `transaction` changed. */
  note(transaction: Y.Transaction): void {
    eachChangedItem(transaction, (item) => {
      const { content } = item;
      if (content instanceof Y.ContentFormat && content.key === copyKey) {
        const runs = item.deleted ? this.copies.remove(item) : this.copies.add(item);
        for (const run of runs) this.touchRun(run);
      } else if (item.deleted && item.parentSub === null) {
        const { client, clock } = item.id;
        for (const run of this.copies.related({ client, clock, len: item.length })) this.touchRun(run);
      }
      this.touch(item);
    });
  }

  /** The text whose content `position` lies in, and where that content begins. */
  textAt(_position: number): { flat: FlatText; base: number } {
    return { flat: this.body, base: 0 };
  }

  flatOf(item: Y.Item): FlatText | undefined {
    return item.parent instanceof Y.AbstractType ? this.#flats.get(item.parent) : undefined;
  }

  baseOf(_flat: FlatText): number {
    return 0;
  }

  touchRun(run: Run): void {
    eachItem(this.doc, run, this.touch);
  }

  /** What `item` is part of has to be read again. */
  readonly touch = (item: Y.Item): void => {
    let at: Y.Item | null = item;
    while (at !== null && at.parent instanceof Y.AbstractType) {
      const parent: Shared = at.parent;
      if (at.parentSub === null) this.#flats.get(parent)?.touch(at);
      at = parent._item;
    }
  };

  readonly formatsBehind = (left: Y.Item | null, parent: Shared): Formats =>
    this.#flats.get(parent)?.formatsBehind(left) ?? noFormats;
}
