/** One pass over a text, item by item: the states and what each thing does to them are told in read.ts. */
import { Fragment, type Mark, type Node } from "prosemirror-model";
import * as Y from "yjs";
import { atomFromElement, isBlockAtom, isInlineAtom, unknownNode } from "./atoms.ts";
import { attrsOf, blockType } from "./block-node.ts";
import { toMarks } from "./formats.ts";
import {
  blockElement,
  blockEnd,
  type Element,
  type Formats,
  type Id,
  movedElement,
  type Run,
  type Shared,
  sameId,
  tableElement,
  toShown,
} from "./layout.ts";
import { formatsAfter } from "./mark-ranges.ts";
import { type Border, toPortal } from "./portals.ts";
import { type ReadContext, startsSegment } from "./read-context.ts";
import type { Cut, Entry, Piece, Seam, Segment } from "./segments.ts";
import { elementOf } from "./structs.ts";

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

export class Reading {
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

/** Adds identities to `runs`, as one run with the last one where they go on from there. */
export function addRun(runs: Run[], client: number, clock: number, len: number): void {
  const last = runs.at(-1);
  if (last !== undefined && last.client === client && last.clock + last.len === clock) {
    runs[runs.length - 1] = { client, clock: last.clock, len: last.len + len };
  } else runs.push({ client, clock, len });
}
