/**
 * The total reading: whatever mixture of clients wrote the text, it comes out as a list of valid blocks, the same on
 * every replica, and nothing is written. One pass with two states:
 *
 *     in  = a block is open       out = between blocks
 *
 *     block element   in: the open block ends here (one that is still empty and has no "\n" was never finished: not shown)
 *                     then: a block opens, with the element's attributes
 *     "\n"            in: the block ends        out: nothing (its block was deleted)
 *     text, inline    in: belongs to the block  out: a paragraph opens without an element ("implicit")
 *     block atom      in: the block ends        then: the atom
 *     anything else   in: a locked inline card  out: a locked card
 *     end of text     like a block element, without opening one
 *     moved           nothing by itself: a cut (portals.ts)
 *
 * A *segment* reaches from one block element (or block atom) to the next, as the text lies. What a segment shows depends on
 * nothing outside it except the formatting that is on at its start, so that it can be read again alone. Where something
 * was moved, segments are cut into *stretches*, and page-order.ts puts those into the order of the page.
 */
import { Fragment, type Mark, type Node, type Schema } from "prosemirror-model";
import * as Y from "yjs";
import { atomFromElement, isBlockAtom, isInlineAtom, unknownNode } from "./atoms.ts";
import type { Copies } from "./copies.ts";
import { toMarks } from "./formats.ts";
import {
  blockElement,
  blockEnd,
  type Element,
  type Formats,
  type Id,
  movedElement,
  noFormats,
  type Run,
  type Shared,
  sameId,
  tableElement,
  toShown,
} from "./layout.ts";
import { formatsAfter } from "./mark-ranges.ts";
import { type Border, type Borders, type Portal, toPortal } from "./portals.ts";
import { elementOf } from "./structs.ts";

/** One node as shown, with the identities of what it is made of. No id: that end is implied, nothing in the text says it. */
export interface Entry {
  /** Kept identical with the node in the editor's document, once both are equal. */
  node: Node;
  readonly open: Id | null;
  readonly close: Id | null;
  readonly content: readonly Run[];
  /** Only where pieces were read together: which one it goes on with, from which offset in `content` on. */
  readonly seams?: readonly Seam[];
}

export interface Seam {
  readonly at: number;
  readonly piece: Piece;
}

export interface Segment {
  /** The element that it starts with; null for what stands before the first one. */
  readonly start: Y.Item | null;
  readonly entries: readonly Entry[];
  /** Whether anything in it is shown, or ends a block. */
  readonly says: boolean;
  readonly before: Formats;
  readonly after: Formats;
  /** Absent where nothing is cut. */
  readonly stretches?: readonly Stretch[];
}

/** A place where moved things begin, end or are shown. */
export type Cut =
  /** Before `at`; `id` is what the portals name. */
  | { readonly type: "start"; readonly id: Id; readonly at: Id; readonly parent: Shared }
  /** Behind `id`. */
  | { readonly type: "end"; readonly id: Id; readonly parent: Shared }
  /** Before the portal itself. */
  | { readonly type: "portal"; readonly id: Id; readonly portal: Portal };

/** A part of a segment between two cuts. */
export interface Stretch {
  /** What it begins with; null at the start of the segment. */
  readonly cut: Cut | null;
  readonly before: Formats;
  readonly says: boolean;
  /** Whether the segment's element is in it. */
  readonly starts: boolean;
}

/** What the order of the page is made of: whole segments, or stretches of those that are cut. */
export type Piece = Segment | Stretch;

export interface ReadContext {
  readonly schema: Schema;
  readonly copies: Copies;
  /** Reads the inside of a table; absent where tables can't stand (in cells), so that one becomes a locked card. */
  readonly readTable?: (item: Y.Item) => Node | null;
}

/** Whether a segment starts at `item`: live, shown, and a block's start or a block atom. */
export function startsSegment(context: ReadContext, item: Y.Item): boolean {
  if (item.deleted) return false;
  const element = elementOf(item);
  if (element === undefined || context.copies.hides(item)) return false;
  if (element.nodeName === tableElement && context.readTable !== undefined)
    return context.readTable(item) !== null;
  return element.nodeName === blockElement || isBlockAtom(context, element.nodeName);
}

/** Reads from `first` up to `stop`. Without a block element at `first`, the first segment has no start. */
export function readSegments(
  context: ReadContext,
  first: Y.Item | null,
  stop: Y.Item | null,
  before: Formats,
  next: (item: Y.Item) => Y.Item | null,
  borders: Borders,
): Segment[] {
  const reading = new Reading(context, before);
  if (first === null || !startsSegment(context, first)) reading.startSegment(null);
  for (let item = first; item !== null && item !== stop; item = next(item)) {
    const inside = borders.in(item);
    if (inside === undefined) reading.take(item);
    else reading.takeCut(item, inside);
  }
  return reading.finish();
}

/** Part of an item. */
export interface ItemPart {
  readonly item: Y.Item;
  readonly from: number;
  readonly to: number;
}

/** Reads pieces that lie apart as if they stood in one row. */
export function readPieces(
  context: ReadContext,
  pieces: readonly { readonly piece: Piece; readonly items: Iterable<ItemPart> }[],
): Entry[] {
  const reading = new Reading(context, noFormats);
  reading.startSegment(null);
  for (const { piece, items } of pieces) {
    reading.jump(piece);
    for (const { item, from, to } of items) reading.take(item, from, to);
  }
  return reading.finish().flatMap((segment) => segment.entries);
}

interface OpenBlock {
  readonly element: Element | null;
  readonly open: Id | null;
  readonly inline: Node[];
  readonly content: Run[];
  readonly seams: Seam[];
}

interface OpenStretch {
  cut: Cut | null;
  before: Formats;
  says: boolean;
  starts: boolean;
}

class Reading {
  readonly #context: ReadContext;
  readonly #segments: Segment[] = [];
  #segment: { start: Y.Item | null; entries: Entry[]; before: Formats; stretches: OpenStretch[] } | null =
    null;
  #formats: Formats;
  #marks: readonly Mark[] | null = null;
  #block: OpenBlock | null = null;
  // Text waits here until the marks change: runs of one block often come in many items.
  #text = "";
  #piece: Piece | null = null;

  constructor(context: ReadContext, before: Formats) {
    this.#context = context;
    this.#formats = before;
  }

  take(item: Y.Item, from = 0, to = item.length): void {
    if (item.deleted || from >= to) return;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      const next = formatsAfter(this.#formats, item);
      if (next !== this.#formats) this.#setFormats(next);
      return;
    }
    if (!item.countable) return;
    for (const part of this.#context.copies.shownParts(item)) {
      const [start, end] = [Math.max(from, part.offset), Math.min(to, part.offset + part.len)];
      if (content instanceof Y.ContentString) {
        if (start < end) this.#takeText(content.str.slice(start, end), item.id.client, item.id.clock + start);
      } else for (let i = start; i < end; i += 1) this.#takeEmbed(item, i);
    }
  }

  /** The same for an item in which moved things begin or end. */
  takeCut(item: Y.Item, borders: readonly Border[]): void {
    const starts = startsSegment(this.#context, item);
    const { parent } = item;
    if (!(parent instanceof Y.AbstractType)) return;
    let at = 0;
    for (const { offset, isStart, isEnd } of borders) {
      const id = { client: item.id.client, clock: item.id.clock + offset };
      this.take(item, at, offset);
      // The cut before a segment's element belongs to the segment, so that it can be read alone.
      if (isStart && !starts) this.#cutStart(item, id, parent);
      this.take(item, offset, offset + 1);
      if (isStart && starts) this.#cutFront(id, parent);
      if (isEnd) this.#cut({ type: "end", id, parent });
      at = offset + 1;
    }
    this.take(item, at);
  }

  /** Goes on with another piece; an open block stays open. */
  jump(piece: Piece): void {
    this.#setFormats(piece.before);
    this.#piece = piece;
    this.#block?.seams.push({ at: lengthOf(this.#block.content), piece });
  }

  startSegment(start: Y.Item | null): void {
    this.#endBlock(null);
    this.#endSegment();
    const first: OpenStretch = {
      cut: null,
      before: this.#formats,
      says: start !== null,
      starts: start !== null,
    };
    this.#segment = { start, entries: [], before: this.#formats, stretches: [first] };
  }

  finish(): Segment[] {
    this.#endBlock(null);
    this.#endSegment();
    return this.#segments;
  }

  #setFormats(formats: Formats): void {
    this.#flushText();
    this.#formats = formats;
    this.#marks = null;
  }

  #cut(cut: Cut): void {
    this.#segment?.stretches.push({ cut, before: this.#formats, says: false, starts: false });
  }

  /** A deleted start that is there again before, as a copy (an older client's undo, or an atom): moved is that, too. */
  #cutStart(item: Y.Item, id: Id, parent: Shared): void {
    const { copies } = this.#context;
    const start = this.#segment?.start ?? null;
    const isGone = item.deleted || !sameId(copies.shown(id) ?? null, id);
    if (isGone && start !== null && this.#isWithin() && sameId(copies.rootOf(start.id), copies.rootOf(id)))
      this.#cutFront(id, parent);
    else this.#cut({ type: "start", id, at: id, parent });
  }

  /** Whether the block (or atom) that the segment starts with goes on to here. */
  #isWithin(): boolean {
    const entries = this.#segment?.entries ?? [];
    if (entries.length === 0) return this.#block !== null;
    return entries.length === 1 && this.#block === null && entries[0]?.node.isTextblock === false;
  }

  #cutFront(id: Id, parent: Shared): void {
    const { start = null, stretches = [] } = this.#segment ?? {};
    const index = stretches.findIndex(({ starts }) => starts);
    const stretch = stretches[index];
    if (start === null || stretch === undefined) return;
    const { client, clock } = start.id;
    const cut: Cut = { type: "start", id, at: { client, clock }, parent };
    stretches.splice(index, 1, { ...stretch, says: false, starts: false }, { ...stretch, cut });
  }

  #say(): void {
    const stretch = this.#segment?.stretches.at(-1);
    if (stretch !== undefined) stretch.says = true;
  }

  #takeText(text: string, client: number, clock: number): void {
    this.#say();
    let from = 0;
    while (from < text.length) {
      const end = text.indexOf(blockEnd, from);
      const to = end === -1 ? text.length : end;
      if (to > from) {
        const block = this.#openBlock();
        this.#text += toShown(text.slice(from, to));
        addRun(block.content, client, clock + from, to - from);
      }
      if (end !== -1) this.#endBlock({ client, clock: clock + end });
      from = to + 1;
    }
  }

  #takeEmbed(item: Y.Item, index: number): void {
    const id = { client: item.id.client, clock: item.id.clock + index };
    const element = elementOf(item);
    const name = element?.nodeName;
    if (element !== undefined && name === movedElement) {
      const portal = toPortal(item, element);
      if (portal !== undefined) this.#cut({ type: "portal", id, portal });
      return;
    }
    if (element !== undefined && name === blockElement) {
      this.startSegment(item);
      this.#block = this.#newBlock(element, id);
    } else if (name === tableElement && this.#context.readTable !== undefined) {
      const node = this.#context.readTable(item);
      if (node === null) return;
      this.startSegment(item);
      this.#push({ node, open: id, close: null, content: [] });
    } else if (element !== undefined && name !== undefined && isBlockAtom(this.#context, name)) {
      this.startSegment(item);
      this.#push({ node: atomFromElement(this.#context, element), open: id, close: null, content: [] });
    } else if (element !== undefined && name !== undefined && isInlineAtom(this.#context.schema, name)) {
      this.#addInline(atomFromElement(this.#context, element), id);
    } else if (this.#block !== null) {
      this.#addInline(unknownNode(this.#context.schema, item, index, true), id);
    } else {
      const node = unknownNode(this.#context.schema, item, index, false);
      this.#say();
      this.#push({ node, open: id, close: null, content: [] });
    }
  }

  #addInline(node: Node, id: Id): void {
    this.#say();
    const block = this.#openBlock();
    this.#flushText();
    block.inline.push(node.mark(this.#currentMarks()));
    addRun(block.content, id.client, id.clock, 1);
  }

  #openBlock(): OpenBlock {
    this.#block ??= this.#newBlock(null, null);
    return this.#block;
  }

  #newBlock(element: Element | null, open: Id | null): OpenBlock {
    const seams = this.#piece === null ? [] : [{ at: 0, piece: this.#piece }];
    return { element, open, inline: [], content: [], seams };
  }

  #endBlock(close: Id | null): void {
    const block = this.#block;
    if (block === null) return;
    this.#flushText();
    this.#block = null;
    if (close === null && block.content.length === 0) return;
    const { schema } = this.#context;
    const attrs = block.element === null ? null : attrsOf(schema, block.element);
    const node = blockType(schema).create(attrs, Fragment.fromArray(block.inline));
    const { open, content, seams } = block;
    this.#push({ node, open, close, content, ...(seams.length > 0 && { seams }) });
  }

  #flushText(): void {
    if (this.#text === "" || this.#block === null) return;
    this.#block.inline.push(this.#context.schema.text(this.#text, this.#currentMarks()));
    this.#text = "";
  }

  #currentMarks(): readonly Mark[] {
    this.#marks ??= toMarks(this.#context.schema, this.#formats);
    return this.#marks;
  }

  #push(entry: Entry): void {
    const seams = this.#piece === null ? undefined : [{ at: 0, piece: this.#piece }];
    this.#segment?.entries.push(
      seams === undefined || entry.seams !== undefined ? entry : { ...entry, seams },
    );
  }

  #endSegment(): void {
    if (this.#segment !== null) {
      const { stretches, ...segment } = this.#segment;
      this.#segments.push({
        ...segment,
        says: stretches.some(({ says }) => says),
        after: this.#formats,
        ...(stretches.length > 1 && { stretches }),
      });
    }
    this.#segment = null;
  }
}

function lengthOf(runs: readonly Run[]): number {
  return runs.reduce((length, { len }) => length + len, 0);
}

function addRun(runs: Run[], client: number, clock: number, len: number): void {
  const last = runs.at(-1);
  if (last !== undefined && last.client === client && last.clock + last.len === clock) {
    runs[runs.length - 1] = { client, clock: last.clock, len: last.len + len };
  } else runs.push({ client, clock, len });
}

/** The attributes that the block's node type knows, as they were written. Others stay in the text. */
function attrsOf(schema: Schema, element: Element): Record<string, unknown> | null {
  if (element._map.size === 0) return null;
  const attrs: Record<string, unknown> = {};
  for (const name of Object.keys(blockType(schema).spec.attrs ?? {})) {
    const value = element.getAttribute(name);
    if (value !== undefined && !(value instanceof Y.AbstractType)) attrs[name] = value;
  }
  return attrs;
}

/** The node type of text blocks. */
export function blockType(schema: Schema) {
  const type = schema.nodes[blockElement];
  if (type === undefined) throw new Error(`the schema has no node "${blockElement}"`);
  return type;
}

/** What an empty text shows: one empty paragraph that nothing in the text says. */
export function emptyEntry(schema: Schema): Entry {
  return { node: blockType(schema).create(), open: null, close: null, content: [] };
}
