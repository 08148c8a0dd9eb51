/** Placing and deleting single items of a flat text, known by identity. What the parts of writing (write.ts) stand on. */
import type { Node, Schema } from "prosemirror-model";
import * as Y from "yjs";
import type { Copies } from "./copies.ts";
import type { Element, Formats, Id, Run, Shared } from "./layout.ts";
import type { Recorder } from "./recorder.ts";
import { eachItem } from "./structs.ts";

/** A gap: right behind `left`, or at the start of `parent`. */
export interface Gap {
  readonly left: Y.Item | null;
  readonly parent: Shared;
}

export interface WriterOptions {
  readonly transaction: Y.Transaction;
  readonly schema: Schema;
  readonly copies: Copies;
  readonly recorder: Recorder;
  /** Called for every item that came, went, or may be shown differently now. */
  readonly touch: (item: Y.Item) => void;
  readonly tables: {
    /** The element that holds the table which `run` shows, if it shows one. */
    at(run: Run): Element | undefined;
    /** Writes what is in a new table. */
    fill(element: Element, node: Node): void;
  };
  /** The formatting that holds right behind `left`, or at the start of `parent`. */
  readonly formatsBehind: (left: Y.Item | null, parent: Shared) => Formats;
  /** Whether something that was moved begins, ends or is shown at `item`. */
  readonly isBorder: (item: Y.Item) => boolean;
}

export class Items {
  readonly options: WriterOptions;
  /** Told of what is written; another one while a new table is filled. */
  recorder: Recorder;

  constructor(options: WriterOptions) {
    this.options = options;
    this.recorder = options.recorder;
  }

  /** The gap before `id`. */
  before(id: Id): Gap {
    const item = this.startingAt(id);
    return { left: item.left, parent: parentOf(item) };
  }

  /** The gap behind `id`. */
  behind(id: Id): Gap {
    const { transaction } = this.options;
    const item = Y.getItemCleanEnd(transaction, transaction.doc.store, Y.createID(id.client, id.clock));
    return { left: item, parent: parentOf(item) };
  }

  /** The item that begins with `id`; the one that holds it is cut in two where it must. */
  startingAt(id: Id): Y.Item {
    return Y.getItemCleanStart(this.options.transaction, Y.createID(id.client, id.clock));
  }

  put({ left, parent }: Gap, content: Y.Item["content"]): Y.Item {
    const { transaction, touch } = this.options;
    const { doc } = transaction;
    const right = left === null ? parent._start : left.right;
    const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID));
    const item = new Y.Item(id, left, left?.lastId ?? null, right, right?.id ?? null, parent, null, content);
    item.integrate(transaction, 0);
    // Yjs keeps places by index for its own methods; they are not true any more.
    if (parent._searchMarker !== null) parent._searchMarker = [];
    touch(item);
    return item;
  }

  delete(item: Y.Item): void {
    const { transaction, copies, touch } = this.options;
    item.delete(transaction);
    touch(item);
    for (const run of copies.related(runOf(item))) this.touchRun(run);
  }

  touchRun(run: Run): void {
    eachItem(this.options.transaction.doc, run, this.options.touch);
  }

  /** The formatting that holds right before `item`. */
  formatsBefore(item: Y.Item): Formats {
    return this.options.formatsBehind(item.left, parentOf(item));
  }
}

/** The identities in `item`. */
export function runOf(item: Y.Item): Run {
  return { client: item.id.client, clock: item.id.clock, len: item.length };
}

export function parentOf(item: Y.Item): Shared {
  if (item.parent instanceof Y.AbstractType) return item.parent;
  throw new Error("an item without a place");
}

export function toggleContent(key: string, value: unknown): Y.ContentFormat {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Yjs declares object, and writes any JSON, null above all
  return new Y.ContentFormat(key, value as object);
}
