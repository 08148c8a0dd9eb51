/**
 * Makes the next snapshot and the next segments of a room. Nothing is believed: what is packed is unpacked again, taken in by a
 * fresh Y.Doc and compared, by ids inserted and deleted, with what the rows themselves say. Takes its time, so it runs in a
 * thread of its own.
 */
import * as Y from "yjs";
import type { CompactionSource } from "#collab-server/storage/log-archive.ts";
import type { LogRow } from "#collab-server/storage/log-row.ts";
import {
  decodeParts,
  encodeParts,
  type PackedSegment,
  type SegmentPart,
} from "#collab-server/storage/log-segment.ts";
import type { PackedSnapshot } from "#collab-server/storage/log-snapshot.ts";
import { packBytes, unpackBytesSync } from "#collab-server/storage/packed-bytes.ts";
import { toBursts } from "./bursts.ts";
import {
  type HeldIds,
  idsBefore,
  idsInDoc,
  idsInUpdates,
  includesRanges,
  isSameRanges,
} from "./id-ranges.ts";
import { mergeTree } from "./merge-tree.ts";
import { createPassiveDoc } from "./passive-doc.ts";

/**
 * Why nothing was made. `gap`: rows lack a predecessor, which a damaged row may have held. `unreadable`: Yjs throws at one.
 * `mismatch`: what was made is not what it was made of.
 */
export type CompactionRefusal = "gap" | "unreadable" | "mismatch";

export type CompactionOutcome =
  | { kind: "refused"; reason: CompactionRefusal }
  | {
      kind: "compacted";
      /** Undefined when the one before covers every row already. */
      snapshot: PackedSnapshot | undefined;
      segments: PackedSegment[];
    };

/** What the log held before the rows. */
interface Base {
  snapshot: Uint8Array | undefined;
  parts: SegmentPart[];
}

/** Compacts `source`, at the time `at` (ms since 1970). */
export function compact(source: CompactionSource, at: number): CompactionOutcome {
  const { snapshot, rows } = source;
  const base: Base = {
    snapshot: snapshot && unpackBytesSync(snapshot.packed, snapshot.byteLength),
    parts: source.segments.flatMap(unpackParts),
  };
  const covered = snapshot?.through ?? 0;
  const fresh = rows.filter((row) => row.sequence > covered);

  let doc: Y.Doc;
  let held: HeldIds;
  try {
    held = idsInUpdates(
      (function* () {
        yield* decodedBase(base);
        for (const row of fresh) yield Y.decodeUpdate(row.update);
      })(),
    );
    doc = build(base, fresh, []);
  } catch {
    return { kind: "refused", reason: "unreadable" };
  }
  if (hasGap(doc)) return { kind: "refused", reason: "gap" };
  const state = idsInDoc(doc);
  const isWhole =
    isSameRanges(state.inserted, held.inserted) &&
    // More may be deleted than anybody deleted: what is inside something deleted goes with it.
    includesRanges(state.deleted, held.deleted) &&
    (snapshot === undefined || includesRanges(state.inserted, idsBefore(snapshot.stateVector)));
  if (!isWhole) return { kind: "refused", reason: "mismatch" };

  const segments = toBursts(rows).map(toSegment);
  if (!holdsRows(segments, rows) || !isSameDoc(state, build(base, [], segments.flatMap(unpackParts)))) {
    return { kind: "refused", reason: "mismatch" };
  }
  const through = fresh.at(-1)?.sequence;
  if (through === undefined) return { kind: "compacted", snapshot: undefined, segments };

  const next = packState(doc, through, at);
  const back = { snapshot: unpackBytesSync(next.packed, next.byteLength), parts: [] };
  if (!isSameDoc(state, build(back, [], []))) return { kind: "refused", reason: "mismatch" };
  return { kind: "compacted", snapshot: next, segments };
}

function build(base: Base, rows: readonly LogRow[], parts: readonly SegmentPart[]): Y.Doc {
  const doc = createPassiveDoc();
  doc.transact(() => {
    if (base.snapshot !== undefined) Y.applyUpdate(doc, base.snapshot);
    for (const part of [...base.parts, ...parts]) Y.applyUpdateV2(doc, part.update);
    for (const row of rows) Y.applyUpdate(doc, row.update);
  });
  return doc;
}

function* decodedBase({ snapshot, parts }: Base) {
  if (snapshot !== undefined) yield Y.decodeUpdate(snapshot);
  for (const part of parts) yield Y.decodeUpdateV2(part.update);
}

function hasGap({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null;
}

function isSameDoc(state: HeldIds, doc: Y.Doc): boolean {
  const own = idsInDoc(doc);
  return (
    !hasGap(doc) && isSameRanges(state.inserted, own.inserted) && isSameRanges(state.deleted, own.deleted)
  );
}

function packState(doc: Y.Doc, through: number, at: number): PackedSnapshot {
  const update = Y.encodeStateAsUpdate(doc);
  return {
    through,
    at,
    stateVector: Y.encodeStateVector(doc),
    byteLength: update.byteLength,
    packed: packBytes(update, 1),
  };
}

function toSegment(burst: readonly LogRow[]): PackedSegment {
  const byAuthor = new Map<string, LogRow[]>();
  for (const row of burst) {
    const own = byAuthor.get(row.personId);
    if (own) own.push(row);
    else byAuthor.set(row.personId, [row]);
  }
  const parts = [...byAuthor].map(([personId, own]) => ({
    personId,
    clientId: own.every((row) => row.clientId === own[0]?.clientId) ? (own[0]?.clientId ?? 0) : 0,
    firstAt: own[0]?.at ?? 0,
    lastAt: own.at(-1)?.at ?? 0,
    update: Y.convertUpdateFormatV1ToV2(mergeTree(own.map((row) => row.update))),
  }));
  const bytes = encodeParts(parts);
  return {
    from: burst[0]?.sequence ?? 0,
    to: burst.at(-1)?.sequence ?? 0,
    byteLength: bytes.byteLength,
    packed: packBytes(bytes, 4),
  };
}

function unpackParts({ packed, byteLength }: PackedSegment): SegmentPart[] {
  return decodeParts(unpackBytesSync(packed, byteLength));
}

/** The document may be whole without text that was deleted; the history must have that, too. */
function holdsRows(segments: readonly PackedSegment[], rows: readonly LogRow[]): boolean {
  // One decoded at a time: decoded, an update takes ten times its bytes.
  const inRows = idsInUpdates(
    (function* () {
      for (const row of rows) yield Y.decodeUpdate(row.update);
    })(),
  );
  const inSegments = idsInUpdates(
    (function* () {
      for (const part of segments.flatMap(unpackParts)) yield Y.decodeUpdateV2(part.update);
    })(),
  );
  return (
    isSameRanges(inRows.inserted, inSegments.inserted) && isSameRanges(inRows.deleted, inSegments.deleted)
  );
}
