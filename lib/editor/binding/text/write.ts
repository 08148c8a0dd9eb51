/**
 * Writing into a flat text, item by item. `Y.Text`'s own methods count from the start of the text and choose among the
 * places between deleted characters and formatting by themselves; here the place is known as an item, costs nothing to
 * find, and is chosen so that crossing edits meet well:
 *
 * - Text goes right behind the character before it, unless a place a little further, still before the next character,
 *   already has the wanted marks (the end of a bold word, say). Else it is put between formatting of its own.
 * - Whoever deletes a shown character deletes what is hidden behind it too (copies.ts).
 * - Formatting that says nothing any more is taken away where one deletes, by the one who deletes; never by a reader.
 */
import type { Node, Schema } from "prosemirror-model";
import * as Y from "yjs";
import type { Copies } from "./copies.ts";
import { sameMark, sameValue, showsAs, withFormat } from "./formats.ts";
import {
  copyKey,
  type Element,
  type Formats,
  type Id,
  type Run,
  type Shared,
  tableElement,
} from "./layout.ts";
import { eachItem, elementOf, findItem } from "./structs.ts";
import { capture, type Stuff } from "./stuff.ts";

/** A gap: right behind `left`, or at the start of `parent`. */
export interface Gap {
  readonly left: Y.Item | null;
  readonly parent: Shared;
}

/** Told of everything that is written. What undo is made of. Roots are in terms of originals (copies.ts). */
export interface Recorder {
  inserted(root: Run): void;
  deleted(run: Run, root: Run, stuff: Stuff | undefined): void;
  attribute(root: Id, key: string, before: unknown, after: unknown): void;
  mark(root: Run, key: string, before: unknown, after: unknown): void;
  /** A table was given another place, or lost one. */
  placed(run: Run, root: Run, there: boolean): void;
}

/** For who has no undo. */
export const forgets: Recorder = { inserted() {}, deleted() {}, attribute() {}, mark() {}, placed() {} };

export interface WriterOptions {
  readonly transaction: Y.Transaction;
  readonly schema: Schema;
  readonly copies: Copies;
  readonly recorder: Recorder;
  /** Called for every item that came, went, or may be shown differently now. */
  readonly touch: (item: Y.Item) => void;
  /** The formatting that holds right behind `left`, or at the start of `parent`. */
  readonly tables: {
    /** The element that holds the table which `run` shows, if it shows one. */
    at(run: Run): Element | undefined;
    /** Writes what is in a new table. */
    fill(writer: Writer, element: Element, node: Node): void;
  };
  readonly formatsBehind: (left: Y.Item | null, parent: Shared) => Formats;
}

export class Writer {
  readonly #options: WriterOptions;
  #recorder: Recorder;

  constructor(options: WriterOptions) {
    this.#options = options;
    this.#recorder = options.recorder;
  }

  /** The gap before `id`. */
  before(id: Id): Gap {
    const item = Y.getItemCleanStart(this.#options.transaction, Y.createID(id.client, id.clock));
    return { left: item.left, parent: parentOf(item) };
  }

  /** The gap behind `id`. */
  behind(id: Id): Gap {
    const { transaction } = this.#options;
    const item = Y.getItemCleanEnd(transaction, transaction.doc.store, Y.createID(id.client, id.clock));
    return { left: item, parent: parentOf(item) };
  }

  /** Writes `stuff` at `gap`; with `originals`, each piece as the copy of a run. Returns the gap behind it. */
  insert(gap: Gap, stuff: readonly Stuff[], originals: readonly (Run | undefined)[] = []): Gap {
    const { copies } = this.#options;
    const [only] = stuff;
    const around = this.#options.formatsBehind(gap.left, gap.parent);
    const start =
      // What is put back goes exactly where it was.
      stuff.length === 1 && only !== undefined && originals[0] === undefined
        ? this.#fitting(gap, around, only)
        : { gap, formats: around };
    let { left } = start.gap;
    let { formats } = start;
    const put = (content: Y.Item["content"]): Y.Item => {
      left = this.#put({ left, parent: gap.parent }, content);
      return left;
    };
    const toggle = (key: string, value: unknown): void => {
      put(toggleContent(key, value));
      formats = withFormat(formats, key, value);
    };
    stuff.forEach((piece, i) => {
      if (piece.exact) for (const key of formats.keys()) if (!piece.wanted.has(key)) toggle(key, null);
      for (const [key, value] of piece.wanted) {
        if (!this.#sameMark(key, formats.get(key) ?? null, value)) toggle(key, value);
      }
      const original = originals[i];
      const announced =
        original && copies.add(put(toggleContent(copyKey, [original.client, original.clock, original.len])));
      const item = put(toContent(piece));
      if (piece.type === "element") this.#fill(item, piece.attrs, piece.table);
      for (const run of announced ?? []) this.#touchRun(run);
      const run = { client: item.id.client, clock: item.id.clock, len: item.length };
      if (original !== undefined && piece.type === "element" && piece.name === tableElement)
        this.#recorder.placed(run, original, true);
      else this.#recorder.inserted(original ?? run);
    });
    const end = { left, parent: gap.parent };
    for (const key of new Set([...formats.keys(), ...start.formats.keys()])) {
      const value = start.formats.get(key) ?? null;
      if (!sameValue(formats.get(key) ?? null, value)) toggle(key, value);
    }
    return end;
  }

  /** Deletes what is shown as `run`, and whatever hidden stands for the same. */
  delete(run: Run): void {
    const { copies, tables } = this.#options;
    const table = tables.at(run);
    if (table !== undefined) {
      this.#deleteTable(table);
      return;
    }
    let { clock } = run;
    for (const root of copies.roots(run)) {
      for (const live of copies.live(root)) {
        const shown = live.client === run.client && live.clock >= clock && live.clock < clock + root.len;
        this.#deleteLive(live, (item) => {
          if (!shown) return;
          const { client, clock: at } = item.id;
          const part = { client: root.client, clock: root.clock + at - clock, len: item.length };
          const formats = this.#options.formatsBehind(item.left, parentOf(item));
          this.#recorder.deleted(
            { client, clock: at, len: item.length },
            part,
            capture(item, 0, item.length, formats),
          );
        });
      }
      clock += root.len;
    }
  }

  /** A table that is shown at `run` is moved away from there. */
  leave(run: Run): void {
    const { transaction, copies } = this.#options;
    const [root] = copies.roots(run);
    if (root === undefined || (root.client === run.client && root.clock === run.clock)) return;
    this.#recorder.placed(run, root, false);
    this.#deleteItem(Y.getItemCleanStart(transaction, Y.createID(run.client, run.clock)));
  }

  /** Shows the table `root` where it once stood as `run`. */
  place(run: Run, root: Run): void {
    this.insert(
      this.before(run),
      [{ type: "element", name: tableElement, attrs: {}, wanted: new Map() }],
      [root],
    );
  }

  /** Gives the characters of `runs`, which stand in one row, the formatting `value` under `key`; null takes it away. */
  mark(runs: readonly Run[], key: string, value: unknown): void {
    const { transaction, copies } = this.#options;
    const [head, tail] = [runs[0], runs.at(-1)];
    if (head === undefined || tail === undefined) return;
    const first = Y.getItemCleanStart(transaction, Y.createID(head.client, head.clock));
    const last = this.behind({ client: tail.client, clock: tail.clock + tail.len - 1 }).left;
    const around: unknown = this.#options.formatsBehind(first.left, parentOf(first)).get(key) ?? null;
    let current: unknown = around;
    if (!sameValue(around, value))
      this.#put({ left: first.left, parent: parentOf(first) }, toggleContent(key, value));
    for (let item: Y.Item | null = first; item !== null; item = item === last ? null : item.right) {
      if (item.deleted) continue;
      if (item.content instanceof Y.ContentFormat && item.content.key === key) {
        current = item.content.value;
        this.#deleteItem(item);
      } else if (item.countable && !sameValue(current, value)) {
        const run = { client: item.id.client, clock: item.id.clock, len: item.length };
        for (const root of copies.roots(run)) this.#recorder.mark(root, key, current, value);
      }
    }
    if (sameValue(current, value) || last === null) return;
    // A toggle that stands in the gap behind decides by itself what holds from there on.
    for (let item = last.right; item !== null && (item.deleted || !item.countable); item = item.right) {
      if (!item.deleted && item.content instanceof Y.ContentFormat && item.content.key === key) return;
    }
    this.#put({ left: last, parent: parentOf(last) }, toggleContent(key, current));
  }

  /** Sets an attribute of an element; undefined takes it away. */
  attribute(element: Element, key: string, value: unknown): void {
    const { copies, touch } = this.#options;
    const item = element._item;
    if (item === null) return;
    const before: unknown = element.getAttribute(key);
    if (value === undefined) element.removeAttribute(key);
    else element.setAttribute(key, value);
    const [root] = copies.roots({ client: item.id.client, clock: item.id.clock, len: 1 });
    if (root !== undefined) this.#recorder.attribute(root, key, before, value);
    touch(item);
  }

  /** Sets an attribute back, if it still is what it was made. */
  reattribute(element: Element, key: string, from: unknown, to: unknown): void {
    if (!sameValue(element.getAttribute(key), from)) return;
    // Others may have written in a row since it was made: it goes as rows go, and keeps its place (tables.ts).
    const [, type, id] = /^(row|column):(.+)$/.exec(key) ?? [];
    if (type !== undefined && to === undefined) this.attribute(element, `gone:${id}`, true);
    else this.attribute(element, key, to);
  }

  /** Sets formatting back on one item's characters, if it still is what it was made. */
  remark(run: Run, key: string, from: unknown, to: unknown): void {
    const { item } = findItem(this.#options.transaction.doc, run) ?? {};
    if (item === undefined) return;
    const current: unknown = this.#options.formatsBehind(item, parentOf(item)).get(key) ?? null;
    if (sameValue(current, from)) this.mark([run], key, to);
  }

  /** The first place between `gap` and the next character where `wanted` already holds; else `gap`. */
  #fitting(gap: Gap, around: Formats, { wanted, exact }: Stuff): { gap: Gap; formats: Formats } {
    const { schema } = this.#options;
    let [left, formats] = [gap.left, around];
    const fits = () =>
      showsAs(schema, formats, wanted) && !(exact && [...formats.keys()].some((key) => !wanted.has(key)));
    while (!fits()) {
      const next: Y.Item | null = left === null ? gap.parent._start : left.right;
      if (next === null || (next.countable && !next.deleted)) return { gap, formats: around };
      if (next.content instanceof Y.ContentFormat && !next.deleted)
        formats = withFormat(formats, next.content.key, next.content.value);
      left = next;
    }
    return { gap: { left, parent: gap.parent }, formats };
  }

  #fill(item: Y.Item, attrs: Readonly<Record<string, unknown>>, table: Node | undefined): void {
    const element = elementOf(item);
    if (element === undefined) return;
    for (const [key, value] of Object.entries(attrs)) element.setAttribute(key, value);
    if (table === undefined) return;
    // Undo takes the table away as a whole.
    this.#recorder = forgets;
    this.#options.tables.fill(this, element, table);
    this.#recorder = this.#options.recorder;
  }

  /** The text that is in the table now goes; what others are typing there will be seen (tables.ts). */
  #deleteTable(element: Element): void {
    if (element.getAttribute("gone") !== true) this.attribute(element, "gone", true);
    for (const item of element._map.values()) {
      const text: unknown = item.deleted ? undefined : item.content.getContent()[0];
      if (!(text instanceof Y.Text)) continue;
      const runs: Run[] = [];
      for (let at = text._start; at !== null; at = at.right) {
        if (!at.deleted && at.countable)
          runs.push({ client: at.id.client, clock: at.id.clock, len: at.length });
      }
      for (const run of runs) this.delete(run);
    }
  }

  #deleteLive(run: Run, before: (item: Y.Item) => void): void {
    const { transaction } = this.#options;
    let last: Y.Item | null = null;
    for (let at = run.clock; at < run.clock + run.len; ) {
      let item = Y.getItemCleanStart(transaction, Y.createID(run.client, at));
      if (item.id.clock + item.length > run.clock + run.len)
        item = this.behind({ client: run.client, clock: run.clock + run.len - 1 }).left ?? item;
      if (!item.deleted) {
        before(item);
        this.#deleteItem(item);
        last = item;
      }
      at = item.id.clock + item.length;
    }
    if (last !== null) this.#tidy(last);
  }

  #deleteItem(item: Y.Item): void {
    const { transaction, copies, touch } = this.#options;
    item.delete(transaction);
    touch(item);
    const { client, clock } = item.id;
    for (const run of copies.related({ client, clock, len: item.length })) this.#touchRun(run);
  }

  /** Around a deletion: of toggles that no character stands between, only the last of each key says anything, if it does. */
  #tidy(deleted: Y.Item): void {
    let first: Y.Item = deleted;
    const silent = (item: Y.Item | null): item is Y.Item =>
      item !== null && (item.deleted || !item.countable);
    while (silent(first.left)) first = first.left;
    const toggles: { item: Y.Item; key: string; value: unknown }[] = [];
    for (let item: Y.Item | null = first; silent(item); item = item.right) {
      if (!item.deleted && item.content instanceof Y.ContentFormat && item.content.key !== copyKey)
        toggles.push({ item, key: item.content.key, value: item.content.value });
    }
    if (toggles.length === 0) return;
    const around = this.#options.formatsBehind(first.left, parentOf(first));
    toggles.forEach(({ item, key, value }, i) => {
      const overruled = toggles.slice(i + 1).some((later) => later.key === key);
      if (overruled || sameValue(around.get(key) ?? null, value)) this.#deleteItem(item);
    });
  }

  #touchRun(run: Run): void {
    eachItem(this.#options.transaction.doc, run, this.#options.touch);
  }

  #sameMark(key: string, a: unknown, b: unknown): boolean {
    const { schema } = this.#options;
    return schema.marks[key] === undefined ? sameValue(a, b) : sameMark(schema, key, a, b);
  }

  #put({ left, parent }: Gap, content: Y.Item["content"]): Y.Item {
    const { transaction, touch } = this.#options;
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
}

function parentOf(item: Y.Item): Shared {
  if (item.parent instanceof Y.AbstractType) return item.parent;
  throw new Error("an item without a place");
}

function toggleContent(key: string, value: unknown): Y.ContentFormat {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Yjs declares object, and writes any JSON, null above all
  return new Y.ContentFormat(key, value as object);
}

function toContent(stuff: Stuff): Y.Item["content"] {
  if (stuff.type === "text") return new Y.ContentString(stuff.text);
  if (stuff.type === "element") return new Y.ContentType(new Y.XmlElement(stuff.name));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- any JSON, as with formatting
  return new Y.ContentEmbed(stuff.value as object);
}
