import type { LogArchive } from "./log-archive.ts";
import { logKinds } from "./log-keys.ts";
import { decodeLogRow, encodeLogRow, type LogRow } from "./log-row.ts";
import { decodeLogSegment, decodeParts, encodeLogSegment, type PackedSegment } from "./log-segment.ts";
import { decodeLogSnapshot, encodeLogSnapshot, type PackedSnapshot } from "./log-snapshot.ts";
import type { OrderedStore, StoreWrite } from "./ordered-store.ts";
import { unpackBytes } from "./packed-bytes.ts";
import { keyRange, namedKey, numberedKey, rowNumberOf } from "./storage-key.ts";
import type { LoadedLog, LogFault, UpdateLog } from "./update-log.ts";

interface DamagedEntry {
  kind: "damaged" | "segment" | "snapshot";
  sequence: number;
  value: Uint8Array;
}

/** Rows deleted in one batch: others' edits wait behind it. */
const removedAtOnce = 1_000;

/** An UpdateLog, and its LogArchive, on `store`. */
export function createOrderedUpdateLog(store: OrderedStore): UpdateLog & LogArchive {
  async function numbersUnder(kind: string, room: string): Promise<Set<number>> {
    const numbers = new Set<number>();
    for await (const { key } of store.range(keyRange(kind, room))) numbers.add(rowNumberOf(key));
    return numbers;
  }

  /** Moves what is damaged to a place of its own in one batch: at any moment it is in exactly one. */
  async function moveAside(room: string, { kind, sequence, value }: DamagedEntry): Promise<void> {
    const places = {
      damaged: (): [Uint8Array, Uint8Array] => [
        numberedKey(logKinds.row, room, sequence),
        numberedKey(logKinds.damagedRow, room, sequence),
      ],
      segment: (): [Uint8Array, Uint8Array] => [
        numberedKey(logKinds.segment, room, sequence),
        numberedKey(logKinds.damagedSegment, room, sequence),
      ],
      snapshot: (): [Uint8Array, Uint8Array] => [
        namedKey(logKinds.snapshot, room),
        namedKey(logKinds.damagedSnapshot, room),
      ],
    };
    const [from, to] = places[kind]();
    await store.write([
      { type: "del", key: from },
      { type: "put", key: to, value },
    ]);
  }

  async function readSnapshot(room: string): Promise<PackedSnapshot | DamagedEntry | undefined> {
    const key = namedKey(logKinds.snapshot, room);
    const value = await store.get(key);
    if (value === undefined) return undefined;
    return decodeLogSnapshot(key, value) ?? { kind: "snapshot", sequence: 0, value: Uint8Array.from(value) };
  }

  /** The segments from the first on, which must follow each other; `next` is the sequence behind the last. */
  async function readSegments(room: string) {
    const knownRows = await numbersUnder(logKinds.damagedRow, room);
    const knownSegments = [...(await numbersUnder(logKinds.damagedSegment, room))].sort((a, b) => a - b);
    const segments: PackedSegment[] = [];
    const damaged: DamagedEntry[] = [];
    const faults: LogFault[] = [];
    let next = 1;
    /** Nobody knows where a damaged segment began, but that it reached back to the one before. */
    function skipKnown(before: number): void {
      for (const to of knownSegments) if (to >= next && to < before) next = to + 1;
    }
    for await (const { key, value } of store.range(keyRange(logKinds.segment, room))) {
      const to = rowNumberOf(key);
      skipKnown(to);
      const segment = decodeLogSegment(key, value);
      if (segment === undefined || segment.to !== to) {
        damaged.push({ kind: "segment", sequence: to, value: Uint8Array.from(value) });
      } else {
        for (; next < segment.from; next++) {
          if (!knownRows.has(next)) faults.push({ kind: "missing", sequence: next });
        }
        segments.push({ ...segment, packed: Uint8Array.from(segment.packed) });
      }
      next = to + 1;
    }
    skipKnown(Number.POSITIVE_INFINITY);
    return { segments, damaged, faults, next };
  }

  /** The rows from sequence `first` on. A gap before `expected` is none. */
  async function readRows(room: string, first: number, expected: number, maxBytes: number) {
    const known = await numbersUnder(logKinds.damagedRow, room);
    const rows: LogRow[] = [];
    const damaged: DamagedEntry[] = [];
    const faults: LogFault[] = [];
    let [bytes, isAll, next] = [0, true, expected];
    const range = { ...keyRange(logKinds.row, room), gte: numberedKey(logKinds.row, room, first) };
    for await (const { key, value } of store.range(range)) {
      const sequence = rowNumberOf(key);
      const row = decodeLogRow(key, value);
      // A tick's rows may need one another in either order.
      if (bytes >= maxBytes && row?.at !== rows.at(-1)?.at) {
        isAll = false;
        break;
      }
      for (; next < sequence; next++) {
        if (!known.has(next)) faults.push({ kind: "missing", sequence: next });
      }
      next = Math.max(next, sequence + 1);
      bytes += value.byteLength;
      if (row !== undefined && row.sequence === sequence) rows.push(row);
      else damaged.push({ kind: "damaged", sequence, value: Uint8Array.from(value) });
    }
    return { rows, damaged, faults, isAll, last: Math.max(next - 1, ...known) };
  }

  async function unpackSnapshot(snapshot: PackedSnapshot): Promise<LoadedLog["snapshot"]> {
    const { through, stateVector, packed, byteLength } = snapshot;
    return {
      through,
      stateVector: Uint8Array.from(stateVector),
      update: await unpackBytes(packed, byteLength),
    };
  }

  async function loadFrom(
    room: string,
    found: PackedSnapshot | DamagedEntry | undefined,
  ): Promise<Omit<LoadedLog, "incarnation">> {
    if (found !== undefined && "through" in found) {
      const first = found.through + 1;
      // Unpacking is done in a thread of Node's, so the rows are read meanwhile.
      const [tail, snapshot] = await Promise.all([
        readRows(room, first, first, Number.POSITIVE_INFINITY),
        unpackSnapshot(found),
      ]);
      const faults = await setAside(room, tail.faults, tail.damaged);
      return { snapshot, history: [], rows: tail.rows, lastSequence: tail.last, faults };
    }
    const past = await readSegments(room);
    const tail = await readRows(room, 0, past.next, Number.POSITIVE_INFINITY);
    const damaged = [...(found ? [found] : []), ...past.damaged, ...tail.damaged];
    const faults = await setAside(room, [...past.faults, ...tail.faults], damaged);
    const history = [];
    for (const { packed, byteLength } of past.segments) {
      history.push(...decodeParts(await unpackBytes(packed, byteLength)));
    }
    return { snapshot: undefined, history, rows: tail.rows, lastSequence: tail.last, faults };
  }

  async function setAside(room: string, faults: LogFault[], damaged: DamagedEntry[]): Promise<LogFault[]> {
    for (const entry of damaged) await moveAside(room, entry);
    return [...faults, ...damaged.map(({ kind, sequence }) => ({ kind, sequence }))];
  }

  return {
    async load(room) {
      const [loaded, incarnation] = await Promise.all([
        readSnapshot(room).then((found) => loadFrom(room, found)),
        store.get(namedKey(logKinds.incarnation, room)),
      ]);
      return { ...loaded, incarnation: incarnation && new TextDecoder().decode(incarnation) };
    },

    async append(room, rows, incarnation) {
      const writes: StoreWrite[] = rows.map((row) => {
        const key = numberedKey(logKinds.row, room, row.sequence);
        return { type: "put", key, value: encodeLogRow(key, row) };
      });
      if (incarnation !== undefined) {
        const value = new TextEncoder().encode(incarnation);
        writes.push({ type: "put", key: namedKey(logKinds.incarnation, room), value });
      }
      await store.write(writes);
    },

    async readForCompaction(room, maxBytes) {
      const found = await readSnapshot(room);
      const snapshot = found !== undefined && "through" in found ? found : undefined;
      const past = snapshot === undefined ? await readSegments(room) : undefined;
      // What is missing is for a load to tell, which expects a sequence; here none is expected.
      const readBytes = Math.max(maxBytes, snapshot?.byteLength ?? 0);
      const tail = await readRows(room, 0, Number.POSITIVE_INFINITY, readBytes);
      const isSnapshotDamaged = found !== undefined && snapshot === undefined;
      return {
        snapshot,
        segments: past?.segments ?? [],
        rows: tail.rows,
        isAll: tail.isAll,
        isDamaged: isSnapshotDamaged || tail.damaged.length > 0 || (past?.damaged.length ?? 0) > 0,
      };
    },

    async writeSnapshot(room, snapshot) {
      const key = namedKey(logKinds.snapshot, room);
      await store.write([{ type: "put", key, value: encodeLogSnapshot(key, snapshot) }]);
    },

    async readHistory(room) {
      const segments: PackedSegment[] = [];
      for await (const { key, value } of store.range(keyRange(logKinds.segment, room))) {
        const segment = decodeLogSegment(key, value);
        const follows = segment?.from === (segments.at(-1)?.to ?? 0) + 1;
        if (segment === undefined || segment.to !== rowNumberOf(key) || !follows) break;
        segments.push({ ...segment, packed: Uint8Array.from(segment.packed) });
      }
      return segments;
    },

    async mergeSegments(room, merged) {
      const key = numberedKey(logKinds.segment, room, merged.to);
      const writes: StoreWrite[] = [{ type: "put", key, value: encodeLogSegment(key, merged) }];
      for (const to of await numbersUnder(logKinds.segment, room)) {
        if (to < merged.from || to >= merged.to) continue;
        writes.push({ type: "del", key: numberedKey(logKinds.segment, room, to) });
      }
      await store.write(writes);
    },

    async remove(room) {
      for (const kind of Object.values(logKinds)) {
        let writes: StoreWrite[] = [];
        for await (const { key } of store.range(keyRange(kind, room))) {
          writes.push({ type: "del", key: Uint8Array.from(key) });
          if (writes.length < removedAtOnce) continue;
          await store.write(writes);
          writes = [];
        }
        if (writes.length > 0) await store.write(writes);
      }
    },

    async reclaim(room) {
      for (const kind of [logKinds.row, logKinds.snapshot, logKinds.segment]) {
        await store.reclaim(keyRange(kind, room));
      }
    },

    async writeSegment(room, segment) {
      const key = numberedKey(logKinds.segment, room, segment.to);
      const writes: StoreWrite[] = [{ type: "put", key, value: encodeLogSegment(key, segment) }];
      for (let sequence = segment.from; sequence <= segment.to; sequence++) {
        writes.push({ type: "del", key: numberedKey(logKinds.row, room, sequence) });
      }
      await store.write(writes);
    },
  };
}
