/**
 * Looking at rooms' logs without touching them: what `inspect` and `verify` are made of. Loading a room moves what is damaged
 * aside; a survey only says where it is, and it may run beside a room that is being written and compacted.
 */
import { logKinds } from "./log-keys.ts";
import { decodeLogRow, type LogRow } from "./log-row.ts";
import { decodeLogSegment, decodeParts, type PackedSegment, type SegmentPart } from "./log-segment.ts";
import { decodeLogSnapshot, type PackedSnapshot } from "./log-snapshot.ts";
import type { OrderedStore } from "./ordered-store.ts";
import { unpackBytes } from "./packed-bytes.ts";
import { keyRange, namedKey, nameOf, rowNumberOf } from "./storage-key.ts";
import type { LogFault } from "./update-log.ts";

/** `unpackable`: the checksum of a segment or snapshot is right, but it does not unpack. */
export type SurveyFault = LogFault | { kind: "unpackable"; sequence: number };

export interface SurveyedLog {
  /** The good rows that are in no segment, by sequence. */
  rows: LogRow[];
  segments: number;
  /** What the good segments hold, by sequence. To be applied together. */
  history: SegmentPart[];
  snapshot: { through: number; update: Uint8Array } | undefined;
  /** Bytes of everything as stored, keys and what was moved aside included. */
  bytes: number;
  incarnation: string | undefined;
  /** What is wrong now, by sequence. */
  faults: SurveyFault[];
  /** Sequences of rows, segments and snapshots that an earlier load found damaged and moved aside. */
  aside: number[];
}

export interface LogSurvey {
  /** Every room that was ever written, each once. */
  rooms(): AsyncIterable<string>;
  /** One room; nothing and no faults when there is none of this name. */
  room(name: string): Promise<SurveyedLog>;
}

export function createLogSurvey(store: OrderedStore): LogSurvey {
  /** The names under one kind: one read for each name, however many rows it has. */
  async function* namesOf(kind: string): AsyncIterable<string> {
    const { gte, lt } = keyRange(kind);
    let from = gte;
    for (;;) {
      let name: string | undefined;
      for await (const { key } of store.range({ gte: from, lt, limit: 1 })) name = nameOf(key);
      if (name === undefined) return;
      yield name;
      from = keyRange(kind, name).lt;
    }
  }

  return {
    async *rooms() {
      const seen = new Set<string>();
      for (const kind of Object.values(logKinds)) {
        if (kind === logKinds.incarnation) continue;
        for await (const name of namesOf(kind)) {
          if (!seen.has(name)) yield name;
          seen.add(name);
        }
      }
    },

    async room(name) {
      const faults: SurveyFault[] = [];
      let bytes = 0;
      async function read(kind: string): Promise<{ key: Uint8Array; value: Uint8Array; sequence: number }[]> {
        const found = [];
        for await (const { key, value } of store.range(keyRange(kind, name))) {
          bytes += key.byteLength + value.byteLength;
          const isNumbered = key.byteLength > namedKey(kind, name).byteLength;
          found.push({ key, value, sequence: isNumbered ? rowNumberOf(key) : 0 });
        }
        return found;
      }

      // Rows first, then what rows turn into: what moves meanwhile is then seen twice, and not missed twice.
      const rawRows = await read(logKinds.row);
      const rawSegments = await read(logKinds.segment);
      const rawSnapshots = await read(logKinds.snapshot);
      const asideRows = new Set((await read(logKinds.damagedRow)).map(({ sequence }) => sequence));
      const asideSegments = (await read(logKinds.damagedSegment)).map(({ sequence }) => sequence);
      const asideSnapshots = (await read(logKinds.damagedSnapshot)).map(({ sequence }) => sequence);

      let next = 1;
      function reach(sequence: number): void {
        for (; next < sequence; next++) {
          if (!asideRows.has(next)) faults.push({ kind: "missing", sequence: next });
        }
      }

      const history: SegmentPart[] = [];
      const segments = rawSegments.map(({ key, value, sequence }) => ({
        to: sequence,
        segment: decodeLogSegment(key, value),
      }));
      const lost = asideSegments.map((to) => ({ to, segment: undefined }));
      for (const { to, segment } of [...segments, ...lost].sort((a, b) => a.to - b.to)) {
        if (segment !== undefined && segment.to === to) {
          reach(segment.from);
          history.push(...(await partsOf(segment, faults)));
        } else if (!asideSegments.includes(to)) faults.push({ kind: "segment", sequence: to });
        // Nobody knows where a damaged segment began, but that it reached back to the one before.
        next = Math.max(next, to + 1);
      }

      const rows: LogRow[] = [];
      const firstRow = next;
      for (const { key, value, sequence } of rawRows) {
        if (sequence < firstRow || asideRows.has(sequence)) continue;
        reach(sequence);
        next = sequence + 1;
        const row = decodeLogRow(key, value);
        if (row?.sequence === sequence) rows.push(row);
        else faults.push({ kind: "damaged", sequence });
      }
      reach(Math.max(next, ...asideRows));

      const snapshot = await snapshotOf(name, rawSnapshots[0]?.value, faults);
      const incarnation = await store.get(namedKey(logKinds.incarnation, name));
      return {
        rows,
        segments: rawSegments.length,
        history,
        snapshot,
        bytes,
        incarnation: incarnation && new TextDecoder().decode(incarnation),
        faults,
        aside: [...asideRows, ...asideSegments, ...asideSnapshots],
      };
    },
  };
}

async function partsOf(segment: PackedSegment, faults: SurveyFault[]): Promise<SegmentPart[]> {
  try {
    return decodeParts(await unpackBytes(segment.packed, segment.byteLength));
  } catch {
    faults.push({ kind: "unpackable", sequence: segment.to });
    return [];
  }
}

async function snapshotOf(
  room: string,
  value: Uint8Array | undefined,
  faults: SurveyFault[],
): Promise<SurveyedLog["snapshot"]> {
  if (value === undefined) return undefined;
  const found: PackedSnapshot | undefined = decodeLogSnapshot(namedKey(logKinds.snapshot, room), value);
  if (found === undefined) {
    faults.push({ kind: "snapshot", sequence: 0 });
    return undefined;
  }
  try {
    return { through: found.through, update: await unpackBytes(found.packed, found.byteLength) };
  } catch {
    faults.push({ kind: "unpackable", sequence: found.through });
    return undefined;
  }
}
