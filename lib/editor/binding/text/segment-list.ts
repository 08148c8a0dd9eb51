/** The segments of a text as it lies, in order, with the entries that they show: found by item, replaced piece by piece. */
import * as Y from "yjs";
import type { Change } from "./change.ts";
import { type Formats, noFormats } from "./layout.ts";
import { formatsAfter } from "./mark-ranges.ts";
import type { Entry, Segment } from "./segments.ts";

export class SegmentList {
  readonly segments: readonly Segment[];
  readonly entries: readonly Entry[];
  readonly #segments: Segment[];
  readonly #entries: Entry[];
  readonly #byStart: Map<Y.Item, Segment>;

  readonly #previous: (item: Y.Item) => Y.Item | null;

  /** `previous` gives the item before one, as the text lies. */
  constructor(segments: readonly Segment[], previous: (item: Y.Item) => Y.Item | null) {
    this.#previous = previous;
    this.#segments = [...segments];
    this.#entries = segments.flatMap((segment) => segment.entries);
    this.#byStart = new Map(segments.flatMap((segment) => (segment.start ? [[segment.start, segment]] : [])));
    this.segments = this.#segments;
    this.entries = this.#entries;
  }

  /** The segment that starts with `item`. */
  startingAt(item: Y.Item): Segment | undefined {
    return this.#byStart.get(item);
  }

  /** The segment that `item` lies in. Undefined between a change and its `refresh`. */
  segmentOf(item: Y.Item): Segment | undefined {
    for (let at: Y.Item | null = item; at !== null; at = this.#previous(at)) {
      const segment = this.#byStart.get(at);
      if (segment !== undefined) return segment;
    }
    return this.#segments[0];
  }

  /** The formatting that holds right behind `item`. */
  formatsBehind(item: Y.Item | null): Formats {
    const toggles: Y.Item[] = [];
    let formats = noFormats;
    for (let at = item; at !== null; at = this.#previous(at)) {
      if (!at.deleted && at.content instanceof Y.ContentFormat) toggles.push(at);
      const segment = this.#byStart.get(at);
      if (segment === undefined) continue;
      formats = segment.before;
      break;
    }
    return toggles.length === 0 ? formats : formatsAfter(formats, ...toggles.toReversed());
  }

  /** Puts `fresh` in the place of the segments `from` … `to`; tells what became of their entries. */
  replace(from: number, to: number, fresh: readonly Segment[]): Change {
    const old = this.#segments.slice(from, to);
    const oldEntries = old.flatMap((segment) => segment.entries);
    const newEntries = fresh.flatMap((segment) => segment.entries);
    const at = this.#entryIndex(from);
    for (const { start } of old) if (start !== null) this.#byStart.delete(start);
    for (const segment of fresh) if (segment.start !== null) this.#byStart.set(segment.start, segment);
    replaceRange(this.#segments, from, old.length, fresh);
    replaceRange(this.#entries, at, oldEntries.length, newEntries);
    return { from: at, old: oldEntries, new: newEntries };
  }

  /** Puts `fresh` in the place of entry `index`, which `segment` shows, and returns what it was. Undefined if it doesn't. */
  renew(segment: Segment, index: number, fresh: Entry): Entry | undefined {
    const old = this.#entries[index];
    const within = old === undefined ? -1 : segment.entries.indexOf(old);
    const at = within < 0 ? -1 : this.#segments.indexOf(segment);
    if (old === undefined || at < 0) return undefined;
    const renewed = { ...segment, entries: segment.entries.with(within, fresh) };
    this.#entries[index] = fresh;
    this.#segments[at] = renewed;
    if (segment.start !== null) this.#byStart.set(segment.start, renewed);
    return old;
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
