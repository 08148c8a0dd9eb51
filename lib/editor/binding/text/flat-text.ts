/**
 * The index of one flat text: which nodes it shows, in order, and which part of the text each of them came from.
 *
 * A change of the text *touches* items. Each touched item is traced leftwards to the start of its segment; `refresh` then
 * reads only those segments again and tells which entries were replaced by which. Segments are objects that are compared
 * by reference, so that a change costs the blocks that it touches, plus one cheap pass over the list.
 */
import * as Y from "yjs";
import { sameFormats, withFormat } from "./formats.ts";
import { type Formats, noFormats } from "./layout.ts";
import {
  type Entry,
  emptyEntry,
  type ReadContext,
  readSegments,
  type Segment,
  startsSegment,
} from "./read.ts";

/** Entries `from` … were `old` and are `new` now. */
export interface Change {
  readonly from: number;
  readonly old: readonly Entry[];
  readonly new: readonly Entry[];
}

export class FlatText {
  readonly context: ReadContext;
  /** One for the body; several only where two people began the same new table cell at the same time. Shown as one text. */
  #parts: readonly Y.Text[];
  #segments: Segment[] = [];
  #byStart = new Map<Y.Item, Segment>();
  #entries: Entry[] = [];
  readonly #dirty = new Set<Segment>();
  readonly #visited = new Set<Y.Item>();
  #all = false;

  constructor(context: ReadContext, parts: readonly Y.Text[]) {
    this.context = context;
    this.#parts = parts;
    this.#readAll();
  }

  /** What is shown: never empty. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  get parts(): readonly Y.Text[] {
    return this.#parts;
  }

  get first(): Y.Item | null {
    for (const part of this.#parts) if (part._start !== null) return part._start;
    return null;
  }

  next = (item: Y.Item): Y.Item | null => {
    if (item.right !== null || this.#parts.length === 1) return item.right;
    for (let i = this.#partOf(item) + 1; i < this.#parts.length; i += 1) {
      const start = this.#parts[i]?._start;
      if (start != null) return start;
    }
    return null;
  };

  previous = (item: Y.Item): Y.Item | null => {
    if (item.left !== null || this.#parts.length === 1) return item.left;
    for (let i = this.#partOf(item) - 1; i >= 0; i -= 1) {
      let last = this.#parts[i]?._start ?? null;
      while (last?.right != null) last = last.right;
      if (last !== null) return last;
    }
    return null;
  };

  /** The text consists of other parts from now on. */
  setParts(parts: readonly Y.Text[]): void {
    if (parts.length === this.#parts.length && parts.every((part, i) => part === this.#parts[i])) return;
    this.#parts = parts;
    this.#all = true;
  }

  /** Something at `item` changed: it came, went, or its attributes or visibility did. */
  touch(item: Y.Item): void {
    for (let at: Y.Item | null = item; at !== null; at = this.previous(at)) {
      if (this.#visited.has(at)) return;
      this.#visited.add(at);
      const segment = this.#byStart.get(at);
      if (segment === undefined) continue;
      this.#dirty.add(segment);
      if (startsSegment(this.context, at)) return;
    }
    const head = this.#segments[0];
    if (head !== undefined) this.#dirty.add(head);
  }

  /** Whether `refresh` would read anything. */
  get touched(): boolean {
    return this.#all || this.#dirty.size > 0;
  }

  /** Reads what was touched. Later changes come first, so that earlier positions stay true while they are applied. */
  refresh(): Change[] {
    if (!this.touched) return [];
    const changes = this.#all ? undefined : this.#readDirty();
    this.#dirty.clear();
    this.#visited.clear();
    this.#all = false;
    if (changes !== undefined) return changes;
    const old = this.#entries;
    this.#readAll();
    return [{ from: 0, old, new: this.#entries }];
  }

  /** The segment that `item` lies in, now. Undefined between a change and its `refresh`. */
  segmentOf(item: Y.Item): Segment | undefined {
    for (let at: Y.Item | null = item; at !== null; at = this.previous(at)) {
      const segment = this.#byStart.get(at);
      if (segment !== undefined) return segment;
    }
    return this.#segments[0];
  }

  /** The formatting that holds right behind `item`. */
  formatsBehind(item: Y.Item | null): Formats {
    const nearest = new Map<string, unknown>();
    let formats = noFormats;
    for (let at = item; at !== null; at = this.previous(at)) {
      const { content } = at;
      if (!at.deleted && content instanceof Y.ContentFormat && !nearest.has(content.key))
        nearest.set(content.key, content.value);
      const segment = this.#byStart.get(at);
      if (segment === undefined) continue;
      formats = segment.before;
      break;
    }
    for (const [key, value] of nearest) formats = withFormat(formats, key, value);
    return formats;
  }

  #partOf(item: Y.Item): number {
    return this.#parts.findIndex((part) => part === item.parent);
  }

  #readAll(): void {
    this.#segments = readSegments(this.context, this.first, null, noFormats, this.next);
    if (this.#segments[0]?.start !== null) {
      this.#segments.unshift({ start: null, entries: [], before: noFormats, after: noFormats });
    }
    this.#byStart = new Map(
      this.#segments.flatMap((segment) => (segment.start ? [[segment.start, segment]] : [])),
    );
    this.#entries = this.#segments.flatMap((segment) => segment.entries);
    if (this.#entries.length === 0) this.#entries = [emptyEntry(this.context.schema)];
  }

  /** Undefined: it can't be done piece by piece, everything has to be read. */
  #readDirty(): Change[] | undefined {
    const old = this.#segments;
    const segments: Segment[] = [];
    const changes: { from: number; old: Entry[]; new: Entry[] }[] = [];
    let formats = noFormats;
    let index = 0;
    let wasDirty = false;
    const oldCount = old.reduce((sum, segment) => sum + segment.entries.length, 0);
    for (let i = 0; i < old.length; ) {
      const segment = old[i];
      if (segment === undefined) break;
      if (!this.#dirty.has(segment) && sameFormats(formats, segment.before)) {
        segments.push(segment);
        formats = segment.after;
        index += segment.entries.length;
        wasDirty = false;
        i += 1;
        continue;
      }
      let end = i + 1;
      while (end < old.length && this.#dirty.has(old[end] ?? segment)) end += 1;
      const first = segment.start ?? this.first;
      const stop = old[end]?.start ?? null;
      if (segment.start !== null && !startsSegment(this.context, segment.start)) return undefined;
      const fresh = first === stop ? [] : readSegments(this.context, first, stop, formats, this.next);
      if (segment.start === null && fresh[0]?.start !== null) {
        fresh.unshift({ start: null, entries: [], before: formats, after: formats });
      }
      const before = old.slice(i, end);
      const change = changes.at(-1);
      const oldEntries = before.flatMap((each) => each.entries);
      const newEntries = fresh.flatMap((each) => each.entries);
      if (change !== undefined && wasDirty) {
        change.old.push(...oldEntries);
        change.new.push(...newEntries);
      } else changes.push({ from: index, old: oldEntries, new: newEntries });
      for (const each of before) if (each.start !== null) this.#byStart.delete(each.start);
      for (const each of fresh) if (each.start !== null) this.#byStart.set(each.start, each);
      segments.push(...fresh);
      formats = fresh.at(-1)?.after ?? formats;
      index += oldEntries.length;
      wasDirty = true;
      i = end;
    }
    this.#segments = segments;
    const shown = this.#entries;
    const count = segments.reduce((sum, segment) => sum + segment.entries.length, 0);
    if (oldCount === 0 || count === 0) {
      const entries = segments.flatMap((segment) => segment.entries);
      this.#entries = entries.length === 0 ? [emptyEntry(this.context.schema)] : entries;
      return [{ from: 0, old: shown, new: this.#entries }];
    }
    changes.reverse();
    for (const change of changes) this.#entries.splice(change.from, change.old.length, ...change.new);
    return changes;
  }
}
