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
 *
 * A *segment* reaches from one block element (or block atom) to the next. What a segment shows depends on nothing
 * outside it except the formatting that is on at its start, so that it can be read again alone.
 */
import { Fragment, type Mark, type Node, type Schema } from "prosemirror-model";
import * as Y from "yjs";
import { atomFromElement, isBlockAtom, isInlineAtom, unknownNode } from "./atoms.ts";
import type { Copies } from "./copies.ts";
import { toMarks, withFormat } from "./formats.ts";
import {
  blockElement,
  blockEnd,
  type Element,
  type Formats,
  type Id,
  type Run,
  tableElement,
  toShown,
} from "./layout.ts";
import { elementOf } from "./structs.ts";

/** One node as shown, with the identities of what it is made of. No id: that end is implied, nothing in the text says it. */
export interface Entry {
  /** Kept identical with the node in the editor's document, once both are equal. */
  node: Node;
  readonly open: Id | null;
  readonly close: Id | null;
  readonly content: readonly Run[];
}

export interface Segment {
  /** The element that it starts with; null for what stands before the first one. */
  readonly start: Y.Item | null;
  readonly entries: readonly Entry[];
  readonly before: Formats;
  readonly after: Formats;
}

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
): Segment[] {
  const reading = new Reading(context, before);
  if (first === null || !startsSegment(context, first)) reading.startSegment(null);
  for (let item = first; item !== null && item !== stop; item = next(item)) reading.take(item);
  return reading.finish();
}

interface OpenBlock {
  readonly element: Element | null;
  readonly open: Id | null;
  readonly inline: Node[];
  readonly content: Run[];
}

class Reading {
  readonly #context: ReadContext;
  readonly #segments: Segment[] = [];
  #segment: { start: Y.Item | null; entries: Entry[]; before: Formats } | null = null;
  #formats: Formats;
  #marks: readonly Mark[] | null = null;
  #block: OpenBlock | null = null;
  // Text waits here until the marks change: runs of one block often come in many items.
  #text = "";

  constructor(context: ReadContext, before: Formats) {
    this.#context = context;
    this.#formats = before;
  }

  take(item: Y.Item): void {
    if (item.deleted) return;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      const next = withFormat(this.#formats, content.key, content.value);
      if (next === this.#formats) return;
      this.#flushText();
      this.#formats = next;
      this.#marks = null;
      return;
    }
    if (!item.countable) return;
    if (content instanceof Y.ContentString) {
      for (const { offset, len } of this.#context.copies.shownParts(item)) {
        this.#takeText(content.str.slice(offset, offset + len), item.id.client, item.id.clock + offset);
      }
      return;
    }
    for (const { offset, len } of this.#context.copies.shownParts(item)) {
      for (let i = offset; i < offset + len; i += 1) this.#takeEmbed(item, i);
    }
  }

  startSegment(start: Y.Item | null): void {
    this.#endBlock(null);
    this.#endSegment();
    this.#segment = { start, entries: [], before: this.#formats };
  }

  finish(): Segment[] {
    this.#endBlock(null);
    this.#endSegment();
    return this.#segments;
  }

  #takeText(text: string, client: number, clock: number): void {
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
    if (element !== undefined && name === blockElement) {
      this.startSegment(item);
      this.#block = { element, open: id, inline: [], content: [] };
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
      this.#push({ node, open: id, close: null, content: [] });
    }
  }

  #addInline(node: Node, id: Id): void {
    const block = this.#openBlock();
    this.#flushText();
    block.inline.push(node.mark(this.#currentMarks()));
    addRun(block.content, id.client, id.clock, 1);
  }

  #openBlock(): OpenBlock {
    this.#block ??= { element: null, open: null, inline: [], content: [] };
    return this.#block;
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
    this.#push({ node, open: block.open, close, content: block.content });
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
    this.#segment?.entries.push(entry);
  }

  #endSegment(): void {
    if (this.#segment !== null) this.#segments.push({ ...this.#segment, after: this.#formats });
    this.#segment = null;
  }
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
