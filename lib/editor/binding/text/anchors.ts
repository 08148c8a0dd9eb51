/**
 * Anchors: a place is named by the character (or end of a block) that it sticks to, `{ at: [client, clock], behind }`. When
 * that was deleted, its copy (undo, move) is as good; else the nearest thing that is still there, on the same side.
 * An empty document has nothing to stick to: `{ at: null }` is its start. For an empty cell see cell-anchors.ts.
 */
import type * as Y from "yjs";
import type { Anchor } from "../binding.ts";
import { fromCellAnchor, toCellAnchor } from "./cell-anchors.ts";
import type { DocumentIndex } from "./document-index.ts";
import type { FlatText } from "./flat-text.ts";
import { type Id, parseId, type Run, sameId } from "./layout.ts";
import { neighbours } from "./places.ts";
import type { Entry } from "./segments.ts";
import { findItem } from "./structs.ts";

/** The anchor of a position in the document that `index` shows. */
export function toAnchor(index: DocumentIndex, position: number, side: -1 | 1): Anchor {
  const { flat, base } = index.textAt(position);
  const { left, right } = neighbours(flat.entries, position - base, flat.starts);
  const id = side === -1 ? (left ?? right) : (right ?? left);
  if (id === null) return toCellAnchor(index, flat) ?? { at: null };
  return { at: [id.client, id.clock], behind: id === left };
}

/** Where an anchor is now. */
export function fromAnchor(index: DocumentIndex, anchor: Anchor): number | undefined {
  if (anchor.at === null) return "table" in anchor ? fromCellAnchor(index, anchor) : 1;
  const id = parseId(anchor.at);
  return id === undefined || typeof anchor.behind !== "boolean"
    ? undefined
    : placeOf(index, id, anchor.behind);
}

function placeOf(index: DocumentIndex, id: Id, behind: boolean): number | undefined {
  const shown = index.copies.shown(id);
  const found = findItem(index.doc, shown ?? id);
  const flat = found && index.flatOf(found.item);
  const base = flat && index.baseOf(flat);
  if (found === undefined || flat === undefined || base === undefined) return undefined;
  return (
    (shown && exactly(index, shown, behind)) ??
    nearest(index, flat, found.item, id, behind) ??
    base + (behind ? 0 : flat.starts.end)
  );
}

/** Before or behind what is shown; undefined if it is not shown after all. */
function exactly(index: DocumentIndex, shown: Id, behind: boolean): number | undefined {
  const found = findItem(index.doc, shown);
  const flat = found && index.flatOf(found.item);
  const base = flat && index.baseOf(flat);
  const offset = found && flat && offsetOf(flat, found.item, shown, behind);
  return base === undefined || offset === undefined ? undefined : base + offset;
}

/**
 * Past what is gone: to the left if the anchor sticks to what is before it, else to the right. A neighbour that was moved away
 * counts where it is now: what was deleted out of a block went along with it.
 */
function nearest(
  index: DocumentIndex,
  flat: FlatText,
  from: Y.Item,
  id: Id,
  behind: boolean,
): number | undefined {
  const step = behind ? flat.previous : flat.next;
  // What was deleted at one go is one item: its other characters come first.
  const own = behind
    ? { client: id.client, clock: from.id.clock, len: id.clock - from.id.clock }
    : { client: id.client, clock: id.clock + 1, len: from.id.clock + from.length - id.clock - 1 };
  const inside = from.id.client === id.client && own.len > 0 ? placeIn(index, own, behind) : undefined;
  if (inside !== undefined) return inside;
  for (let item = step(from); item !== null; item = step(item)) {
    if (!item.deleted && !item.countable) continue;
    const { client, clock } = item.id;
    const place = placeIn(index, { client, clock, len: item.length }, behind);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** Behind the last, or before the first, that is shown of these identities. */
function placeIn(index: DocumentIndex, run: Run, behind: boolean): number | undefined {
  const shown = index.copies.roots(run).flatMap((root) => index.copies.shownRuns(root));
  for (const part of behind ? shown.toReversed() : shown) {
    const place = exactly(
      index,
      { client: part.client, clock: behind ? part.clock + part.len - 1 : part.clock },
      behind,
    );
    if (place !== undefined) return place;
  }
  return undefined;
}

/** Offset before or behind a shown identity; undefined if it is not shown after all (the start of an unfinished block). */
function offsetOf(flat: FlatText, item: Y.Item, id: Id, behind: boolean): number | undefined {
  for (const shown of flat.entriesAt(item)) {
    const inside = offsetIn(shown, id, behind);
    if (inside === undefined) continue;
    const start = flat.starts.at(flat.entries.indexOf(shown));
    if (start !== undefined) return start + inside;
  }
  return undefined;
}

function offsetIn(entry: Entry, id: Id, behind: boolean): number | undefined {
  const { node, open, close, content } = entry;
  if (sameId(open, id)) return behind ? (node.isTextblock ? 1 : node.nodeSize) : 0;
  if (sameId(close, id)) return behind ? node.nodeSize : node.nodeSize - 1;
  let at = 1;
  for (const run of content) {
    if (run.client === id.client && id.clock >= run.clock && id.clock < run.clock + run.len)
      return at + id.clock - run.clock + (behind ? 1 : 0);
    at += run.len;
  }
  return undefined;
}
