/**
 * The index of one flat text: which nodes it shows, in the order of the page, and which part of the text each came from.
 * As long as nothing was moved, that is the text as it lies (lying-text.ts). Else a pass over the segments puts them in
 * order (page-order.ts), unless a change left that as it is (keep-page.ts); what changed is found by comparing references.
 */
import type { Node } from "prosemirror-model";
import type * as Y from "yjs";
import { AgreedDocument } from "./agreed-document.ts";
import { beforeChanges, type Change } from "./change.ts";
import { entryChanges } from "./entry-changes.ts";
import { keepPage } from "./keep-page.ts";
import { type Formats, type Id, movedElement, sameId } from "./layout.ts";
import { LyingText } from "./lying-text.ts";
import { type Page, readPage } from "./page.ts";
import { Borders, idKey, type Portal } from "./portals.ts";
import type { ReadContext } from "./read-context.ts";
import type { Entry, Piece, Segment } from "./segments.ts";
import { countStarts, type Starts, startsOf } from "./starts.ts";
import { elementOf } from "./structs.ts";

export class FlatText {
  readonly #lie: LyingText;
  #portals: readonly Portal[] = [];
  #borders = new Borders([]);
  #cutVersion = -1;
  /** Null as long as nothing was moved. */
  #page: Page | null = null;
  // The page waits for the end of a composition.
  #waits = false;
  #waitingParts: readonly Y.Text[] | null = null;
  // Null: not counted since the last change.
  #starts: Starts | null = null;
  #agreed: AgreedDocument | null = null;

  constructor(context: ReadContext, parts: readonly Y.Text[]) {
    this.#lie = new LyingText(context, parts);
    this.#settleBorders();
    if (this.#portals.length > 0) this.#page = readPage(this.#lie, null);
    this.#lie.takeReplaced();
  }

  get context(): ReadContext {
    return this.#lie.context;
  }

  /** What is shown: never empty. */
  get entries(): readonly Entry[] {
    return this.#page?.entries ?? this.#lie.entries;
  }

  /** Where each of the entries begins, and the end of the last one. */
  get starts(): Starts {
    this.#starts ??= countStarts(this.entries.map(({ node }) => node));
    return this.#starts;
  }

  /** The entries' nodes are the children of `doc`, each the same object. */
  agreeWith(doc: Node): void {
    this.#agreed = new AgreedDocument(doc);
    this.#starts = startsOf(doc);
  }

  /** Which entries may differ from the children of `doc`, as far as there are as many. */
  doubtful(doc: Node): { from: number; to: number } {
    const count = this.entries.length;
    return this.#agreed?.doubtful(doc, count) ?? { from: 0, to: count };
  }

  /** The editor shows `entry` as `node` while what it stands for waits. */
  showAs(entry: Entry, node: Node): void {
    entry.node = node;
    this.#agreed = null;
    this.#starts = null;
  }

  /** Whether there is more to see than empty blocks. */
  get hasContent(): boolean {
    return (
      this.#lie.showsSomething &&
      this.entries.some(({ node, content }) => content.length > 0 || !node.isTextblock)
    );
  }

  /** One for the body; several only where two people began the same new table cell at the same time. Shown as one text. */
  get parts(): readonly Y.Text[] {
    return this.#lie.parts.all;
  }

  /** The next item as the text lies. */
  get next() {
    return this.#lie.parts.next;
  }

  get previous() {
    return this.#lie.parts.previous;
  }

  /** The portals in the text, whether they show anything or not. */
  get portals(): readonly Portal[] {
    return this.#portals;
  }

  setParts(parts: readonly Y.Text[]): void {
    if (this.isHeld) this.#waitingParts = parts;
    else this.#lie.setParts(parts);
  }

  /** Something at `item` changed: it came, went, or its attributes or visibility did. */
  touch(item: Y.Item): void {
    this.#lie.touch(item);
  }

  /** The segment that shows `entry`; undefined if it is shown by several. */
  segmentWith(entry: Entry): Segment | undefined {
    return this.#lie.segments.find((segment) => segment.entries.includes(entry));
  }

  /** Whether `refresh` would read `segment` again. */
  isTouched(segment: Segment): boolean {
    const { all: parts } = this.#lie.parts;
    const others = this.#waitingParts?.some((part, i) => part !== parts[i]) === true;
    return others || this.#lie.isTouched(segment);
  }

  /** Whether `entries` are what the text says now. */
  get isCurrent(): boolean {
    return !this.#lie.touched && !this.#waits;
  }

  /** From now on `segment` is not read again, as an input method is composing in it; null lets it go. */
  hold(segment: Segment | null): void {
    this.#lie.held = segment;
    if (segment === null && this.#waitingParts !== null) this.#lie.setParts(this.#waitingParts);
    this.#waitingParts = null;
  }

  /** Whether something in it waits. */
  get isHeld(): boolean {
    return this.#lie.held !== null;
  }

  /** Reads what was touched and isn't held. Later changes come first, so that earlier positions stay true. */
  refresh(): Change[] {
    const changes = this.#refresh();
    this.#agreed?.follow(changes, this.entries.length);
    return changes;
  }

  #refresh(): Change[] {
    const { held } = this.#lie;
    if (!this.#lie.touched && !this.#waits) return [];
    this.#starts = null;
    const changes = this.#lie.refresh();
    const settled = this.#settleBorders();
    const replaced = this.#lie.takeReplaced();
    if (this.#portals.length === 0 && this.#page === null) return [...changes, ...settled];
    const last = this.#waits || replaced === null ? null : this.#page;
    const kept = last && keepPage(this.#lie, last, replaced ?? []);
    if (last !== null && kept != null) {
      this.#page = kept;
      return entryChanges(last.entries, kept.entries);
    }
    const old = this.#page?.entries ?? beforeChanges(this.#lie.entries, [...changes, ...settled]);
    const page = this.#portals.length > 0 ? readPage(this.#lie, this.#page) : null;
    const fresh = entryChanges(old, page?.entries ?? this.#lie.entries);
    // What the input method composes in must not be taken away and put elsewhere.
    this.#waits = held !== null && fresh.some((change) => change.old.some((each) => shows(held, each)));
    if (this.#waits) {
      this.#page ??= { ...readPage(this.#lie, null), entries: old };
      return [];
    }
    this.#page = page;
    return fresh;
  }

  /**
   * Entry `index` is `fresh` now, and that is all that what was touched since `refresh` comes to. False, and nothing is done, if
   * that can't be said without reading.
   */
  renew(index: number, fresh: Entry): boolean {
    const old = this.#page === null && !this.#waits ? this.#lie.renew(index, fresh) : undefined;
    if (old === undefined) return false;
    this.#starts = null;
    this.#agreed?.follow([{ from: index, old: [old], new: [fresh] }], this.entries.length);
    return true;
  }

  /** What shows the place where `item` lies: one of these, if it is shown. */
  entriesAt(item: Y.Item): readonly Entry[] {
    const segment = this.#lie.segmentOf(item);
    if (segment === undefined) return [];
    return this.#page?.torn.get(segment)?.flatMap(({ entries }) => entries) ?? segment.entries;
  }

  /** The formatting that holds right behind `item`, as the text lies. */
  formatsBehind(item: Y.Item | null): Formats {
    return this.#lie.formatsBehind(item);
  }

  /** Whether something that was moved begins, ends or is shown at `item`. */
  isBorder(item: Y.Item): boolean {
    if (this.#portals.length === 0) return false;
    return this.#borders.in(item) !== undefined || elementOf(item)?.nodeName === movedElement;
  }

  /** Behind which identity something has to be written that is to be shown behind `id`, in a block of its own. */
  outerEnd(id: Id): Id {
    let at = id;
    for (let home = this.#endOf(at); home !== undefined; home = this.#endOf(at)) at = home;
    return at;
  }

  /** The same for what is to be shown before `id`. */
  outerStart(id: Id): Id {
    const starts = this.#page?.order.starts;
    let at = id;
    for (let home = starts?.get(idKey(at)); home !== undefined; home = starts?.get(idKey(at))) at = home;
    return at;
  }

  /** The portal that shows `piece` of `entry` (the first one, if it is not said). */
  homeOf(entry: Entry, piece: Piece | undefined = this.#page?.firstPiece(entry)): Portal | undefined {
    return piece && this.#page?.order.homes.get(piece);
  }

  /** Whether all that stands where `portal` is belongs to `run`. */
  showsOnly(portal: Portal, run: readonly Entry[]): boolean {
    const order = this.#page?.order;
    if (order === undefined) return false;
    const own = new Set(run.flatMap((entry) => this.#piecesOf(entry)));
    // One piece may show several blocks: what follows an end without a start of its own.
    const from = run[0] === undefined ? 0 : this.entries.indexOf(run[0]);
    for (const beside of [this.entries[from - 1], this.entries[from + run.length]]) {
      if (beside !== undefined && this.#piecesOf(beside).some((piece) => own.has(piece))) return false;
    }
    for (const [piece, home] of order.homes) {
      if (!piece.says || own.has(piece)) continue;
      let at: Portal | undefined = home;
      while (at !== undefined && at !== portal) at = order.within.get(at);
      if (at !== undefined) return false;
    }
    return true;
  }

  #piecesOf(entry: Entry): Piece[] {
    if (entry.seams !== undefined) return entry.seams.map(({ piece }) => piece);
    const piece = this.#page?.firstPiece(entry);
    return piece === undefined ? [] : [piece];
  }

  #endOf(id: Id): Portal | undefined {
    const portal = this.#page?.order.ends.get(idKey(id));
    return portal !== undefined && sameId(portal.end, id) ? portal : undefined;
  }

  /** Portals that came, went or changed cut the text elsewhere: those places are read again. */
  #settleBorders(): Change[] {
    const changes: Change[] = [];
    while (this.#lie.cutVersion !== this.#cutVersion) {
      this.#cutVersion = this.#lie.cutVersion;
      const old = bordersOf(this.#portals);
      this.#portals = this.#lie.portals;
      const fresh = bordersOf(this.#portals);
      const changed = [...old, ...fresh].filter(([key]) => !old.has(key) || !fresh.has(key));
      if (changed.length === 0) break;
      this.#borders = new Borders(this.#portals);
      this.#lie.setBorders(
        this.#borders,
        changed.map(([, id]) => id),
      );
      changes.push(...this.#lie.refresh());
    }
    return changes;
  }
}

function bordersOf(portals: readonly Portal[]): Map<string, Id> {
  // An identity that only begins something is cut elsewhere than one that ends something.
  return new Map(
    portals.flatMap(({ start, end }): [string, Id][] => [
      [`start ${idKey(start)}`, start],
      [`end ${idKey(end)}`, end],
    ]),
  );
}

function shows(segment: Segment, entry: Entry): boolean {
  return segment.entries.includes(entry);
}
