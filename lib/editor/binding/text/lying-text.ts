/**
 * The index of one flat text as it lies, whatever was moved (flat-text.ts knows that): which nodes it shows, in order, and
 * which part of the text each of them came from.
 *
 * A change of the text *touches* items. Each touched item is traced leftwards to the start of its segment; `refresh` then
 * reads only those segments again and tells which entries were replaced by which. Segments are objects that are compared
 * by reference, so that a change costs the blocks that it touches, plus one cheap pass over the list.
 */
import * as Y from "yjs";
import { emptyEntry } from "./block-node.ts";
import { type Formats, type Id, noFormats } from "./layout.ts";
import { formatsAfter, sameFormats } from "./mark-ranges.ts";
import { type Borders, noBorders, type Portal } from "./portals.ts";
import { readSegments } from "./read.ts";
import { type ReadContext, startsSegment } from "./read-context.ts";
import { keepStretches } from "./same-shape.ts";
import type { Entry, Segment } from "./segments.ts";
import { findItem } from "./structs.ts";

/** Entries `from` … were `old` and are `new` now. */
export interface Change {
  readonly from: number;
  readonly old: readonly Entry[];
  readonly new: readonly Entry[];
}

/** Segments that stand next to each other, and what they became when they were read again. */
export interface Replacement {
  readonly old: readonly Segment[];
  readonly fresh: readonly Segment[];
}

export class LyingText {
  readonly context: ReadContext;
  /** One for the body; several only where two people began the same new table cell at the same time. Shown as one text. */
  #parts: readonly Y.Text[];
  #segments: Segment[] = [];
  #byStart = new Map<Y.Item, Segment>();
  #entries: Entry[] = [];
  // False: the one entry stands for nothing in the text.
  #showsSomething = false;
  readonly #dirty = new Set<Segment>();
  readonly #visited = new Set<Y.Item>();
  #all = false;
  /** What waits for an input method to be done: it is not read again. */
  held: Segment | null = null;
  #borders: Borders = noBorders;
  readonly #cut = new Set<Segment>();
  #cutVersion = 0;
  // Null: anything may be another.
  #replaced: Replacement[] | null = null;

  constructor(context: ReadContext, parts: readonly Y.Text[]) {
    this.context = context;
    this.#parts = parts;
    this.#readAll();
  }

  /** What is shown: never empty. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  get segments(): readonly Segment[] {
    return this.#segments;
  }

  /** Whether `entries` stand for something in the text. */
  get showsSomething(): boolean {
    return this.#showsSomething;
  }

  /** Another number whenever what `portals` gives, or where something is cut, may be another. */
  get cutVersion(): number {
    return this.#cutVersion;
  }

  /** What was read again since this was last asked, in order; null if that may be everything. */
  takeReplaced(): readonly Replacement[] | null {
    const replaced = this.#replaced;
    this.#replaced = [];
    return replaced;
  }

  /** The portals that stand in the text, in no order. */
  get portals(): Portal[] {
    const portals: Portal[] = [];
    for (const { stretches = [] } of this.#cut) {
      for (const { cut } of stretches) if (cut?.type === "portal") portals.push(cut.portal);
    }
    return portals;
  }

  /** From now on segments are cut at `borders`; `changed` are the identities that are new or no longer among them. */
  setBorders(borders: Borders, changed: readonly Id[]): void {
    this.#borders = borders;
    for (const id of changed) {
      const found = findItem(this.context.copies.doc, id);
      if (found !== undefined && this.#partOf(found.item) >= 0) this.touch(found.item);
    }
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

  /** The segment that shows `entry`. */
  segmentWith(entry: Entry): Segment | undefined {
    return this.#segments.find((segment) => segment.entries.includes(entry));
  }

  /** Whether `refresh` would read `segment` again. */
  isTouched(segment: Segment): boolean {
    return this.#all || this.#dirty.has(segment);
  }

  /**
   * Reads what was touched, except `held`. Later changes come first, so that earlier positions stay true while they are
   * applied.
   */
  refresh(): Change[] {
    if (this.held !== null && this.#segments.includes(this.held)) return this.#refreshBeside(this.held);
    if (!this.touched) return [];
    const old = this.#all || !this.#showsSomething ? this.#entries : [...this.#entries];
    const changes = this.#all || !this.#showsSomething ? undefined : this.#readDirty();
    this.#dirty.clear();
    this.#visited.clear();
    this.#all = false;
    if (changes !== undefined) return changes;
    this.#readAll();
    return [{ from: 0, old, new: this.#entries }];
  }

  #refreshBeside(held: Segment): Change[] {
    // Only everything at once would do: all of it waits.
    if (this.#all || !this.#showsSomething) return [];
    const [segments, byStart, entries] = [[...this.#segments], new Map(this.#byStart), [...this.#entries]];
    const waits = this.#dirty.delete(held);
    const changes = this.#dirty.size === 0 ? [] : this.#readDirty();
    this.#dirty.clear();
    this.#visited.clear();
    const before = this.#segments[this.#segments.indexOf(held) - 1]?.after ?? noFormats;
    if (waits || !sameFormats(before, held.before)) this.#dirty.add(held);
    if (changes !== undefined) return changes;
    [this.#segments, this.#byStart, this.#entries, this.#all] = [segments, byStart, entries, true];
    this.#cut.clear();
    this.#replaced = null;
    for (const segment of segments) this.#noteCuts(segment);
    return [];
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
    const toggles: Y.Item[] = [];
    let formats = noFormats;
    for (let at = item; at !== null; at = this.previous(at)) {
      if (!at.deleted && at.content instanceof Y.ContentFormat) toggles.push(at);
      const segment = this.#byStart.get(at);
      if (segment === undefined) continue;
      formats = segment.before;
      break;
    }
    return toggles.length === 0 ? formats : formatsAfter(formats, ...toggles.toReversed());
  }

  #partOf(item: Y.Item): number {
    return this.#parts.findIndex((part) => part === item.parent);
  }

  #readAll(): void {
    this.#segments = readSegments(this.context, this.first, null, noFormats, this.next, this.#borders);
    if (this.#segments[0]?.start !== null) {
      this.#segments.unshift(emptyHead(noFormats));
    }
    this.#byStart = new Map(
      this.#segments.flatMap((segment) => (segment.start ? [[segment.start, segment]] : [])),
    );
    this.#cut.clear();
    this.#replaced = null;
    this.#cutVersion += 1;
    for (const segment of this.#segments) this.#noteCuts(segment);
    this.#entries = this.#segments.flatMap((segment) => segment.entries);
    this.#showsSomething = this.#entries.length > 0;
    if (!this.#showsSomething) this.#entries = [emptyEntry(this.context.schema)];
  }

  /** Undefined: it can't be done piece by piece, everything has to be read. */
  #readDirty(): Change[] | undefined {
    const groups = this.#dirtyGroups();
    const changes: Change[] = [];
    // From the end to the start, so that indexes in front stay true.
    for (const { from, to } of groups) {
      const change = this.#readGroup(from, to);
      if (change === undefined) return undefined;
      const last = changes.at(-1);
      if (last !== undefined && change.from + change.old.length > last.from) {
        // Formatting flowed on into what was read already: once more, as one.
        return undefined;
      }
      changes.push(change);
    }
    const shown = this.#segments.some((segment) => segment.entries.length > 0);
    if (shown === this.#showsSomething) return changes;
    return undefined;
  }

  /** Dirty segments as ranges of indexes, last first. */
  #dirtyGroups(): { from: number; to: number }[] {
    const indexes = [...this.#dirty].map((segment) => this.#segments.indexOf(segment)).sort((a, b) => b - a);
    const groups: { from: number; to: number }[] = [];
    for (const index of indexes) {
      const last = groups.at(-1);
      if (last !== undefined && last.from === index + 1) last.from = index;
      else groups.push({ from: index, to: index + 1 });
    }
    return groups;
  }

  /** Reads the segments `from` … `to` again, and on, as far as the formatting behind them is another now. */
  #readGroup(from: number, to: number): Change | undefined {
    const segments = this.#segments;
    const first = segments[from];
    if (first === undefined) return undefined;
    const before = segments[from - 1]?.after ?? noFormats;
    const read: Segment[] = [];
    let formats = before;
    let end = from;
    do {
      const begin = segments[end];
      if (begin === undefined) break;
      // Formatting may flow on to where something was deleted that was not touched yet: a table is read while others are told.
      if (begin.start !== null && !startsSegment(this.context, begin.start)) return undefined;
      const stopAt = end === from ? to : end + 1;
      const stop = segments[stopAt]?.start ?? null;
      const start = begin.start ?? this.first;
      const part =
        start === stop && begin.start === null
          ? []
          : readSegments(this.context, start, stop, formats, this.next, this.#borders);
      if (begin.start === null && part[0]?.start !== null) part.unshift(emptyHead(formats));
      for (const segment of part) read.push(segment);
      formats = read.at(-1)?.after ?? formats;
      end = stopAt;
    } while (
      end < segments.length &&
      segments[end] !== this.held &&
      !sameFormats(formats, segments[end]?.before ?? formats)
    );
    const old = segments.slice(from, end);
    const fresh = old.length === read.length ? read.map((each, i) => keepStretches(old[i], each)) : read;
    const oldEntries = old.flatMap((segment) => segment.entries);
    const newEntries = fresh.flatMap((segment) => segment.entries);
    const at = this.#entryIndex(from);
    for (const segment of old) if (segment.start !== null) this.#byStart.delete(segment.start);
    for (const segment of fresh) if (segment.start !== null) this.#byStart.set(segment.start, segment);
    const sameCuts =
      fresh.length === old.length && fresh.every((each, i) => each.stretches === old[i]?.stretches);
    const { cutVersion } = this;
    for (const segment of old) if (this.#cut.delete(segment)) this.#cutVersion += 1;
    for (const segment of fresh) this.#noteCuts(segment);
    if (sameCuts) this.#cutVersion = cutVersion;
    this.#replaced?.push({ old, fresh });
    replaceRange(segments, from, end - from, fresh);
    replaceRange(this.#entries, at, oldEntries.length, newEntries);
    return { from: at, old: oldEntries, new: newEntries };
  }

  #noteCuts(segment: Segment): void {
    if (segment.stretches === undefined) return;
    this.#cut.add(segment);
    this.#cutVersion += 1;
  }

  /** How many entries stand before the segment at `index`. */
  #entryIndex(index: number): number {
    for (let i = index - 1; i >= 0; i -= 1) {
      const entry = this.#segments[i]?.entries.at(-1);
      if (entry !== undefined) return this.#entries.indexOf(entry) + 1;
    }
    return 0;
  }
}

/** What stands before the first element where nothing does. */
function emptyHead(formats: Formats): Segment {
  return { start: null, entries: [], says: false, before: formats, after: formats };
}

/** `splice` for lists that may be longer than a call can have arguments. */
function replaceRange<T>(list: T[], from: number, count: number, items: readonly T[]): void {
  if (items.length < 10_000) {
    list.splice(from, count, ...items);
    return;
  }
  const tail = list.slice(from + count);
  list.length = from;
  for (const item of items) list.push(item);
  for (const item of tail) list.push(item);
}
