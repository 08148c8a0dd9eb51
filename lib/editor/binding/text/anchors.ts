/**
 * Anchors: a place is named by the character (or end of a block) that it sticks to, `{ at: [client, clock], behind }`. When
 * that was deleted, its copy (undo, move) is as good; else the nearest thing that is still there, on the same side.
 * An empty document has nothing to stick to: `{ at: null }` is its start.
 */
import type * as Y from "yjs";
import type { Anchor } from "../binding.ts";
import type { DocumentIndex } from "./document-index.ts";
import type { FlatText } from "./flat-text.ts";
import { type Id, sameId } from "./layout.ts";
import { neighbours } from "./places.ts";
import type { Entry } from "./segments.ts";
import { findItem } from "./structs.ts";

/** The anchor of a position in the document that `index` shows. */
export function toAnchor(index: DocumentIndex, position: number, side: -1 | 1): Anchor {
  const { flat, base } = index.textAt(position);
  const { left, right } = neighbours(flat.entries, position - base, flat.starts);
  const id = side === -1 ? (left ?? right) : (right ?? left);
  return id === null ? { at: null } : { at: [id.client, id.clock], behind: id === left };
}

/** Where an anchor is now. */
export function fromAnchor(index: DocumentIndex, anchor: Anchor): number | undefined {
  const { at, behind } = anchor;
  if (at === null) return 1;
  if (!Array.isArray(at) || typeof behind !== "boolean") return undefined;
  const [client, clock] = at.map(Number);
  if (
    client === undefined ||
    clock === undefined ||
    !Number.isSafeInteger(client) ||
    !Number.isSafeInteger(clock)
  )
    return undefined;
  if (client < 0 || clock < 0) return undefined;
  return placeOf(index, { client, clock }, behind);
}

function placeOf(index: DocumentIndex, id: Id, behind: boolean): number | undefined {
  const shown = index.copies.shown(id);
  const found = findItem(index.doc, shown ?? id);
  const flat = found && index.flatOf(found.item);
  if (found === undefined || flat === undefined) return undefined;
  const base = index.baseOf(flat);
  if (base === undefined) return undefined;
  const exact = shown && offsetOf(flat, found.item, shown, behind);
  if (exact !== undefined) return base + exact;
  const near = nearest(index, flat, found.item, behind);
  return near === undefined ? undefined : base + near;
}

/** Past what is not shown: to the left if the anchor sticks to what is before it, else to the right. */
function nearest(index: DocumentIndex, flat: FlatText, from: Y.Item, behind: boolean): number | undefined {
  const step = behind ? flat.previous : flat.next;
  for (let item = step(from); item !== null; item = step(item)) {
    if (item.deleted || !item.countable) continue;
    const parts = index.copies.shownParts(item);
    const part = behind ? parts.at(-1) : parts[0];
    if (part === undefined) continue;
    const clock = item.id.clock + part.offset + (behind ? part.len - 1 : 0);
    const offset = offsetOf(flat, item, { client: item.id.client, clock }, behind);
    if (offset !== undefined) return offset;
  }
  return behind ? 0 : flat.starts.at(-1);
}

/** Offset before or behind a shown identity; undefined if it is not shown after all (the start of an unfinished block). */
function offsetOf(flat: FlatText, item: Y.Item, id: Id, behind: boolean): number | undefined {
  for (const shown of flat.entriesAt(item)) {
    const inside = offsetIn(shown, id, behind);
    if (inside === undefined) continue;
    const start = flat.starts[flat.entries.indexOf(shown)];
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
