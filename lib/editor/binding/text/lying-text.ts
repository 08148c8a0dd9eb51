/**
 * The index of one flat text as it lies, whatever was moved (flat-text.ts knows that): which nodes it shows, in order, and
 * which part of the text each of them came from.
 *
 * A change of the text *touches* segments (touched-segments.ts); `refresh` then reads only those again (read-again.ts) and
 * tells which entries were replaced by which. Segments are objects that are compared by reference, so that a change costs
 * the blocks that it touches, plus one cheap pass over the list.
 */
import type * as Y from "yjs";
import { emptyEntry } from "./block-node.ts";
import { beforeChanges, type Change, type Replacement } from "./change.ts";
import { CutSegments } from "./cut-segments.ts";
import { type Formats, type Id, noFormats } from "./layout.ts";
import { sameFormats } from "./mark-ranges.ts";
import { type Borders, noBorders, type Portal } from "./portals.ts";
import { readAgain, readText } from "./read-again.ts";
import { type ReadContext, startsSegment } from "./read-context.ts";
import { SegmentList } from "./segment-list.ts";
import type { Entry, Segment } from "./segments.ts";
import { findItem } from "./structs.ts";
import { TextParts } from "./text-parts.ts";
import { TouchedSegments } from "./touched-segments.ts";

export class LyingText {
  readonly context: ReadContext;
  readonly parts: TextParts;
  #list: SegmentList;
  // What is shown where the text shows nothing; else null.
  #emptyEntries: readonly Entry[] | null = null;
  readonly #touched = new TouchedSegments();
  /** What waits for an input method to be done: it is not read again. */
  held: Segment | null = null;
  #borders: Borders = noBorders;
  readonly #cut = new CutSegments();
  // Null: anything may be another.
  #replaced: Replacement[] | null = null;

  constructor(context: ReadContext, parts: readonly Y.Text[]) {
    this.context = context;
    this.parts = new TextParts(parts);
    this.#list = this.#readAll();
  }

  /** What is shown: never empty. */
  get entries(): readonly Entry[] {
    return this.#emptyEntries ?? this.#list.entries;
  }

  get segments(): readonly Segment[] {
    return this.#list.segments;
  }

  /** Whether `entries` stand for something in the text. */
  get showsSomething(): boolean {
    return this.#emptyEntries === null;
  }

  /** Another number whenever what `portals` gives, or where something is cut, may be another. */
  get cutVersion(): number {
    return this.#cut.version;
  }

  /** The portals that stand in the text, in no order. */
  get portals(): Portal[] {
    return this.#cut.portals;
  }

  /** What was read again since this was last asked, in order; null if that may be everything. */
  takeReplaced(): readonly Replacement[] | null {
    const replaced = this.#replaced;
    this.#replaced = [];
    return replaced;
  }

  /** From now on segments are cut at `borders`; `changed` are the identities that are new or no longer among them. */
  setBorders(borders: Borders, changed: readonly Id[]): void {
    this.#borders = borders;
    for (const id of changed) {
      const found = findItem(this.context.copies.doc, id);
      if (found !== undefined && this.parts.hold(found.item)) this.touch(found.item);
    }
  }

  /** The text consists of other parts from now on. */
  setParts(parts: readonly Y.Text[]): void {
    if (this.parts.replace(parts)) this.#touched.all = true;
  }

  /** Something at `item` changed: it came, went, or its attributes or visibility did. */
  touch(item: Y.Item): void {
    this.#touched.trace(item, this.#list, this.parts.previous, (at) => startsSegment(this.context, at));
  }

  /** Whether `refresh` would read anything. */
  get touched(): boolean {
    return !this.#touched.isEmpty;
  }

  /** Whether `refresh` would read `segment` again. */
  isTouched(segment: Segment): boolean {
    return this.#touched.has(segment);
  }

  /** The segment that `item` lies in, now. Undefined between a change and its `refresh`. */
  segmentOf(item: Y.Item): Segment | undefined {
    return this.#list.segmentOf(item);
  }

  /** The formatting that holds right behind `item`. */
  formatsBehind(item: Y.Item | null): Formats {
    return this.#list.formatsBehind(item);
  }

  /**
   * Reads what was touched, except `held`. Later changes come first, so that earlier positions stay true while they are
   * applied.
   */
  refresh(): Change[] {
    if (this.held !== null && this.segments.includes(this.held)) return this.#refreshBeside(this.held);
    if (!this.touched) return [];
    const changes: Change[] = [];
    const isWhole = this.#touched.all || !this.showsSomething;
    const isDone = !isWhole && this.#readTouched(changes);
    this.#touched.clear();
    if (isDone) return changes;
    const old = isWhole ? this.entries : beforeChanges(this.entries, changes);
    this.#list = this.#readAll();
    return [{ from: 0, old, new: this.entries }];
  }

  /** Puts `fresh` in the place of entry `index`, if just its segment was touched. Returns what it was. */
  renew(index: number, fresh: Entry): Entry | undefined {
    const segment = this.held === null && this.showsSomething ? this.#touched.only : undefined;
    // What is cut is read with its cuts.
    if (segment === undefined || segment.stretches !== undefined) return undefined;
    const old = this.#list.renew(segment, index, fresh);
    if (old !== undefined) this.#touched.clear();
    return old;
  }

  #refreshBeside(held: Segment): Change[] {
    // Only everything at once would do: all of it waits.
    if (this.#touched.all || !this.showsSomething) return [];
    const old = new SegmentList(this.segments, this.parts.previous);
    const waits = this.#touched.delete(held);
    const changes: Change[] = [];
    const isDone = this.#readTouched(changes);
    this.#touched.clear();
    const before = this.segments[this.segments.indexOf(held) - 1]?.after ?? noFormats;
    if (waits || !sameFormats(before, held.before)) this.#touched.add(held);
    if (isDone) return changes;
    this.#list = old;
    this.#touched.all = true;
    this.#cut.readAll(old.segments);
    this.#replaced = null;
    return [];
  }

  #readAll(): SegmentList {
    const list = new SegmentList(readText(this.#source), this.parts.previous);
    this.#cut.readAll(list.segments);
    this.#replaced = null;
    this.#emptyEntries = list.entries.length > 0 ? null : [emptyEntry(this.context.schema)];
    return list;
  }

  get #source() {
    return { context: this.context, parts: this.parts, borders: this.#borders };
  }

  /** Adds what changed to `changes`. False: it can't be done piece by piece, everything has to be read. */
  #readTouched(changes: Change[]): boolean {
    for (const { from, to } of this.#touched.groups(this.#list)) {
      const again = readAgain(this.#source, this.segments, { from, to }, this.held);
      if (again === undefined) return false;
      const { end, fresh } = again;
      const old = this.segments.slice(from, end);
      this.#cut.replace(old, fresh);
      this.#replaced?.push({ old, fresh });
      const last = changes.at(-1);
      const change = this.#list.replace(from, end, fresh);
      changes.push(change);
      // Formatting flowed on into what was read already: once more, as one.
      if (last !== undefined && change.from + change.old.length > last.from) return false;
    }
    return this.#list.entries.length > 0;
  }
}
