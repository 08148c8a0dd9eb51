/**
 * Retention: the oldest segments of a room become one, which holds what they amounted to and not how it came about. The
 * document stays the same, and can still be made from its history alone; who wrote what, when, and what was deleted since is
 * gone for that time. Runs in the compaction thread.
 */
import * as Y from "yjs";
import type { PackedSegment, SegmentPart } from "#collab-server/storage/log-segment.ts";
import { decodeParts, encodeParts } from "#collab-server/storage/log-segment.ts";
import { packBytes, unpackBytesSync } from "#collab-server/storage/packed-bytes.ts";
import { type HeldIds, idsInDoc, idsInUpdates, includesRanges, isSameRanges } from "./id-ranges.ts";
import { createPassiveDoc } from "./passive-doc.ts";

export interface HistoryToMerge {
  /** From the first on, without a gap. */
  segments: PackedSegment[];
  /** Milliseconds since 1970: what ended earlier is merged. */
  before: number;
  /** Also when little would be won. */
  isThorough: boolean;
}

/** What was merged before is merged anew with what came since, once that is a quarter of it. */
const minShare = 0.25;

/** Undefined: nothing is old enough, or too little to be worth it, or something in it cannot be read. */
export function mergeHistory({ segments, before, isThorough }: HistoryToMerge): PackedSegment | undefined {
  const old = takeOld(segments, before);
  const [first, ...rest] = old;
  if (first === undefined) return undefined;
  const isFirstMerged = isMerged(first);
  if (isFirstMerged && rest.length === 0) return undefined;
  const added = rest.reduce((sum, { segment }) => sum + segment.packed.byteLength, 0);
  if (isFirstMerged && !isThorough && added < first.segment.packed.byteLength * minShare) return undefined;

  const parts = old.flatMap((each) => each.parts);
  try {
    const doc = build(parts);
    if (doc === undefined || !isSameState(idsOf(parts), idsInDoc(doc))) return undefined;
    const last = old.at(-1) ?? first;
    const lastAt = Math.max(...parts.map((part) => part.lastAt));
    const part = { personId: "", clientId: 0, firstAt: lastAt, lastAt, update: Y.encodeStateAsUpdateV2(doc) };
    const bytes = encodeParts([part]);
    const { from } = first.segment;
    const { to } = last.segment;
    const merged = { from, to, byteLength: bytes.byteLength, packed: packBytes(bytes, 4) };
    const back = build(unpack(merged));
    return back !== undefined && isSameState(idsInDoc(doc), idsInDoc(back)) ? merged : undefined;
  } catch {
    return undefined;
  }
}

interface OldSegment {
  segment: PackedSegment;
  parts: SegmentPart[];
}

function takeOld(segments: readonly PackedSegment[], before: number): OldSegment[] {
  const old: OldSegment[] = [];
  for (const segment of segments) {
    const parts = unpack(segment);
    if (parts.some((part) => part.lastAt >= before)) break;
    old.push({ segment, parts });
  }
  return old;
}

/** Made by this: the beginning, of nobody, at one moment. */
function isMerged({ segment, parts: [part, ...more] }: OldSegment): boolean {
  if (part === undefined || more.length > 0) return false;
  return segment.from === 1 && part.personId === "" && part.clientId === 0 && part.firstAt === part.lastAt;
}

/** Undefined: something lacks a predecessor. */
function build(parts: readonly SegmentPart[]): Y.Doc | undefined {
  const doc = createPassiveDoc();
  doc.transact(() => {
    for (const part of parts) Y.applyUpdateV2(doc, part.update);
  });
  const { pendingStructs, pendingDs } = doc.store;
  return pendingStructs === null && pendingDs === null ? doc : undefined;
}

function idsOf(parts: readonly SegmentPart[]): HeldIds {
  return idsInUpdates(parts.map((part) => Y.decodeUpdateV2(part.update)));
}

/** More may be deleted than anybody deleted: what is inside something deleted goes with it. */
function isSameState(held: HeldIds, state: HeldIds): boolean {
  return isSameRanges(held.inserted, state.inserted) && includesRanges(state.deleted, held.deleted);
}

function unpack({ packed, byteLength }: PackedSegment): SegmentPart[] {
  return decodeParts(unpackBytesSync(packed, byteLength));
}
