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
import type * as Y from "yjs";
import { type Formats, noFormats } from "./layout.ts";
import type { Borders } from "./portals.ts";
import { type ReadContext, startsSegment } from "./read-context.ts";
import { Reading } from "./reading.ts";
import type { Entry, Piece, Segment } from "./segments.ts";

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
