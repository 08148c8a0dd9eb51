/** What one flat text shows where something in it was moved. */
import type * as Y from "yjs";
import { emptyEntry } from "./block-node.ts";
import type { LyingText } from "./lying-text.ts";
import { orderPage, type PageOrder } from "./page-order.ts";
import { type ItemPart, readPieces } from "./read.ts";
import type { Cut, Entry, Piece, Segment } from "./segments.ts";
import { findItem } from "./structs.ts";

/** Pieces of several segments, or some of one, that are read together. */
export interface Joint {
  readonly pieces: readonly Piece[];
  /** What each piece is of: one that was read again makes the joint another. */
  readonly segments: readonly Segment[];
  readonly entries: readonly Entry[];
}

export interface Page {
  readonly entries: readonly Entry[];
  /** Whether the only entry stands for nothing in the text. */
  readonly isEmpty: boolean;
  readonly order: PageOrder;
  /** What segments show that are not read alone. */
  readonly torn: Map<Segment, readonly Joint[]>;
  /** By their first piece. Those that did not change are not read again. */
  readonly joints: Map<Piece, Joint>;
  /** The piece in which an entry begins. */
  firstPiece(entry: Entry): Piece | undefined;
}

export function readPage(lie: LyingText, last: Page | null): Page {
  const { order, pieces, segments } = orderPage(lie.segments);
  const entries: Entry[] = [];
  const torn = new Map<Segment, Joint[]>();
  const joints = new Map<Piece, Joint>();
  const segmentOf = (piece: Piece): Segment => {
    const segment = "cut" in piece ? segments.get(piece) : piece;
    if (segment === undefined) throw new Error("a stretch without a segment");
    return segment;
  };
  for (const unit of unitsOf(pieces)) {
    const [first] = unit;
    if (first === undefined) continue;
    const segment = segmentOf(first);
    // Whatever lies in a portal's stretch and what does not is told apart, for who moves it.
    if (isWhole(unit, segment) && unit.every((each) => order.homes.get(each) === order.homes.get(first))) {
      for (const entry of segment.entries) entries.push(entry);
      continue;
    }
    const known = last?.joints.get(first);
    const around = unit.map(segmentOf);
    const isKnown = known !== undefined && sameList(known.pieces, unit) && sameList(known.segments, around);
    const joint = isKnown ? known : readJoint(lie, unit, around);
    joints.set(first, joint);
    for (const entry of joint.entries) entries.push(entry);
    for (const each of new Set(around)) torn.set(each, [...(torn.get(each) ?? []), joint]);
  }
  const isEmpty = entries.length === 0;
  return {
    entries: isEmpty ? (last?.isEmpty ? last.entries : [emptyEntry(lie.context.schema)]) : entries,
    isEmpty,
    order,
    torn,
    joints,
    firstPiece: (entry) => entry.seams?.[0]?.piece ?? pieceOf(lie, entry),
  };
}

/** The piece of an entry whose segment is read alone. */
function pieceOf(lie: LyingText, entry: Entry): Piece | undefined {
  const start = entry.open && findItem(lie.context.copies.doc, entry.open)?.item;
  const own = start ? lie.segmentOf(start) : undefined;
  const segment = own?.entries.includes(entry)
    ? own
    : lie.segments.find((each) => each.entries.includes(entry));
  return segment?.stretches?.find(({ says }) => says) ?? segment;
}

/** Each block element (or block atom) with what follows it up to the next one. */
function unitsOf(pieces: readonly Piece[]): Piece[][] {
  const units: Piece[][] = [];
  for (const piece of pieces) {
    const starts = "cut" in piece ? piece.starts : piece.start !== null;
    const last = units.at(-1);
    if (starts || last === undefined) units.push([piece]);
    else last.push(piece);
  }
  return units;
}

/** Whether `unit` is all that `segment` says: then it was read already. */
function isWhole(unit: readonly Piece[], segment: Segment): boolean {
  if (segment.stretches === undefined) return unit.length === 1;
  return sameList(
    unit,
    segment.stretches.filter(({ says }) => says),
  );
}

function sameList(a: readonly Piece[], b: readonly Piece[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}

/** Reads pieces of these segments (one for each) as if they stood in one row. */
export function readJoint(lie: LyingText, pieces: readonly Piece[], segments: readonly Segment[]): Joint {
  const parts = pieces.flatMap((piece, i) => {
    const segment = segments[i];
    return segment === undefined ? [] : [{ piece, items: itemsOf(lie, piece, segment) }];
  });
  return { pieces, segments, entries: readPieces(lie.context, parts) };
}

/** Where an item is cut: before its `offset`. */
interface Place {
  readonly item: Y.Item;
  readonly offset: number;
}

/** What lies in a piece. */
function* itemsOf(lie: LyingText, piece: Piece, segment: Segment): Generator<ItemPart> {
  const { stretches = [] } = segment;
  const index = "cut" in piece ? stretches.indexOf(piece) : 0;
  const next = stretches[index + 1]?.cut;
  const begin = stretches[index]?.cut;
  const from = begin ? placeOf(lie, begin) : toPlace(segment.start ?? lie.parts.first);
  const to = next
    ? placeOf(lie, next)
    : toPlace(lie.segments[lie.segments.indexOf(segment) + 1]?.start ?? null);
  for (let item = from?.item ?? null; item !== null; item = lie.parts.next(item)) {
    const end = item === to?.item ? to.offset : item.length;
    const start = item === from?.item ? from.offset : 0;
    if (start < end) yield { item, from: start, to: end };
    if (item === to?.item) return;
  }
}

function toPlace(item: Y.Item | null): Place | null {
  return item && { item, offset: 0 };
}

function placeOf(lie: LyingText, cut: Cut): Place | null {
  const found = findItem(lie.context.copies.doc, cut.type === "start" ? cut.at : cut.id);
  return found ? { item: found.item, offset: found.offset + (cut.type === "end" ? 1 : 0) } : null;
}
