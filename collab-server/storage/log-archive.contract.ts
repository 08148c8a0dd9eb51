/** What a room's log must do when it is compacted. Each adapter's test calls this with a way to make an empty store. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { LogArchive } from "./log-archive.ts";
import type { LogRow } from "./log-row.ts";
import { encodeParts, type PackedSegment, type SegmentPart } from "./log-segment.ts";
import type { PackedSnapshot } from "./log-snapshot.ts";
import { createLogSurvey } from "./log-survey.ts";
import type { OrderedStore } from "./ordered-store.ts";
import { createOrderedUpdateLog } from "./ordered-update-log.ts";
import { packBytes } from "./packed-bytes.ts";
import { namedKey, numberedKey } from "./storage-key.ts";
import type { UpdateLog } from "./update-log.ts";

const row = (sequence: number): LogRow => ({
  sequence,
  at: 1_000 + sequence,
  personId: "p1",
  clientId: 7,
  update: Uint8Array.of(0, sequence),
});
const rows = (from: number, to: number): LogRow[] =>
  Array.from({ length: to - from + 1 }, (_, i) => row(from + i));

const state = Uint8Array.of(1, 2, 3, 4);
const snapshotThrough = (through: number): PackedSnapshot => ({
  through,
  at: 5_000,
  stateVector: Uint8Array.of(1, 7, through),
  byteLength: state.byteLength,
  packed: packBytes(state, 1),
});

const partsOf = (from: number, to: number): SegmentPart[] => [
  { personId: "p1", clientId: 7, firstAt: 1_000 + from, lastAt: 1_000 + to, update: Uint8Array.of(from, to) },
  { personId: "", clientId: 0, firstAt: 1_000 + from, lastAt: 1_000 + from, update: new Uint8Array(0) },
];
function segment(from: number, to: number): PackedSegment {
  const bytes = encodeParts(partsOf(from, to));
  return { from, to, byteLength: bytes.byteLength, packed: packBytes(bytes, 4) };
}

/** Runs the contract on the stores that `open` makes; `dispose` removes what is left behind. */
export function describeLogArchive(
  name: string,
  open: () => Promise<OrderedStore>,
  dispose: () => Promise<void>,
): void {
  describe(`log archive: ${name}`, () => {
    let store: OrderedStore;
    let log: UpdateLog & LogArchive;
    beforeEach(async () => {
      store = await open();
      log = createOrderedUpdateLog(store);
      // A neighbour whose name begins alike must never be met.
      await log.append("r2", rows(1, 3));
    });
    afterEach(async () => {
      await store.close();
      await dispose();
    });

    async function damage(key: Uint8Array): Promise<Uint8Array> {
      const value = Uint8Array.from((await store.get(key)) ?? []);
      value[value.byteLength - 1] = (value[value.byteLength - 1] ?? 0) ^ 1;
      await store.write([{ type: "put", key, value }]);
      return value;
    }

    test("SNAPSHOT-LOAD a load is the snapshot and the rows behind it", async () => {
      await log.append("r", rows(1, 5), "inc");
      await log.writeSnapshot("r", snapshotThrough(3));
      expect(await log.load("r")).toEqual({
        snapshot: { through: 3, stateVector: Uint8Array.of(1, 7, 3), update: state },
        history: [],
        rows: rows(4, 5),
        lastSequence: 5,
        incarnation: "inc",
        faults: [],
      });
      await log.writeSnapshot("r", snapshotThrough(5));
      expect(await log.load("r")).toMatchObject({ rows: [], lastSequence: 5, faults: [] });
    });

    test("SEGMENT a segment takes the place of its rows, and the sequence stays without a gap", async () => {
      await log.append("r", rows(1, 5), "inc");
      await log.writeSnapshot("r", snapshotThrough(4));
      await log.writeSegment("r", segment(1, 3));
      expect(await log.load("r")).toMatchObject({ rows: rows(5, 5), lastSequence: 5, faults: [] });
      expect(await log.readForCompaction("r", 1e6)).toMatchObject({ rows: rows(4, 5), isAll: true });
      await log.writeSegment("r", segment(4, 4));
      await log.append("r", rows(6, 6));
      expect(await log.load("r")).toMatchObject({ rows: rows(5, 6), lastSequence: 6, faults: [] });
      expect(await log.load("r2"), "the neighbour").toMatchObject({ rows: rows(1, 3), snapshot: undefined });
    });

    test("SNAPSHOT-DAMAGED a damaged snapshot is moved aside, told once, and the history is read instead", async () => {
      await log.append("r", rows(1, 6));
      await log.writeSnapshot("r", snapshotThrough(5));
      await log.writeSegment("r", segment(1, 3));
      await log.writeSegment("r", segment(4, 4));
      await damage(namedKey("snapshot", "r"));
      expect(await log.readForCompaction("r", 1e6)).toMatchObject({ isDamaged: true });
      const history = [...partsOf(1, 3), ...partsOf(4, 4)];
      const loaded = { snapshot: undefined, history, rows: rows(5, 6), lastSequence: 6 };
      expect(await log.load("r")).toMatchObject({ ...loaded, faults: [{ kind: "snapshot" }] });
      expect(await log.load("r")).toMatchObject({ ...loaded, faults: [] });
      expect(await log.readForCompaction("r", 1e6)).toMatchObject({
        snapshot: undefined,
        segments: [segment(1, 3), segment(4, 4)],
        rows: rows(5, 6),
        isDamaged: false,
      });
    });

    test("LOG-DAMAGED a damaged segment is moved aside and told once, and its sequences are not used again", async () => {
      await log.append("r", rows(1, 4));
      await log.writeSegment("r", segment(1, 2));
      await log.writeSegment("r", segment(3, 4));
      const key = numberedKey("segment", "r", 4);
      const value = await damage(key);
      expect(await log.readForCompaction("r", 1e6)).toMatchObject({ isDamaged: true });
      const loaded = { history: partsOf(1, 2), rows: [], lastSequence: 4 };
      expect(await log.load("r")).toMatchObject({ ...loaded, faults: [{ kind: "segment", sequence: 4 }] });
      expect(await store.get(numberedKey("damaged-segment", "r", 4))).toEqual(value);
      expect(await store.get(key)).toBeUndefined();
      expect(await log.load("r")).toMatchObject({ ...loaded, faults: [] });
    });

    test("LOG-DAMAGED a missing segment is told at each load, unless it was moved aside", async () => {
      await log.append("r", rows(1, 7));
      await log.writeSegment("r", segment(1, 2));
      await log.writeSegment("r", segment(3, 4));
      await log.writeSegment("r", segment(5, 6));
      await store.write([{ type: "del", key: numberedKey("segment", "r", 4) }]);
      const faults = [3, 4].map((sequence) => ({ kind: "missing", sequence }));
      expect(await log.load("r")).toMatchObject({ rows: rows(7, 7), faults });
      expect(await log.load("r")).toMatchObject({ faults });
    });

    test("HISTORY-MERGE one segment takes the place of those that it covers, and nothing else changes", async () => {
      await log.append("r", rows(1, 7), "inc");
      for (const [from, to] of [
        [1, 2],
        [3, 4],
        [5, 6],
      ] as const) {
        await log.writeSegment("r", segment(from, to));
      }
      expect(await log.readHistory("r")).toEqual([segment(1, 2), segment(3, 4), segment(5, 6)]);
      await log.mergeSegments("r", segment(1, 4));
      expect(await log.readHistory("r")).toEqual([segment(1, 4), segment(5, 6)]);
      expect(await log.load("r")).toMatchObject({
        history: [...partsOf(1, 4), ...partsOf(5, 6)],
        rows: rows(7, 7),
        lastSequence: 7,
        faults: [],
      });
      expect(await log.load("r2"), "the neighbour").toMatchObject({ rows: rows(1, 3) });
    });

    test("HISTORY-MERGE a history is read up to what is damaged or missing", async () => {
      await log.append("r", rows(1, 6));
      for (const [from, to] of [
        [1, 2],
        [3, 4],
        [5, 6],
      ] as const) {
        await log.writeSegment("r", segment(from, to));
      }
      await damage(numberedKey("segment", "r", 4));
      expect(await log.readHistory("r")).toEqual([segment(1, 2)]);
      await store.write([{ type: "del", key: numberedKey("segment", "r", 2) }]);
      expect(await log.readHistory("r")).toEqual([]);
    });

    test("ROOM-REMOVED nothing of a removed room is left, and everything of its neighbour", async () => {
      await log.append("r", rows(1, 2_500), "inc");
      await log.writeSnapshot("r", snapshotThrough(4));
      await log.writeSegment("r", segment(1, 2));
      await damage(numberedKey("log", "r", 7));
      await damage(namedKey("snapshot", "r"));
      await log.load("r");
      await log.remove("r");
      const survey = createLogSurvey(store);
      expect(await survey.room("r")).toMatchObject({ bytes: 0, incarnation: undefined, aside: [] });
      const left = [];
      for await (const room of survey.rooms()) left.push(room);
      expect(left).toEqual(["r2"]);
      expect(await log.load("r2")).toMatchObject({ rows: rows(1, 3) });
      expect(await log.load("r")).toMatchObject({ lastSequence: 0, incarnation: undefined });
    });

    test("rows that a crash left behind their snapshot are read for the next compaction", async () => {
      await log.append("r", rows(1, 4));
      await log.writeSnapshot("r", snapshotThrough(3));
      const source = await log.readForCompaction("r", 1e6);
      expect(source).toMatchObject({ segments: [], rows: rows(1, 4), isAll: true, isDamaged: false });
      expect(source.snapshot).toEqual(snapshotThrough(3));
    });

    test("a compaction reads about as much as it is told, and never parts a commit tick", async () => {
      const ticked = rows(1, 40).map((each) => ({ ...each, at: Math.ceil(each.sequence / 10) }));
      await log.append("r", ticked);
      const source = await log.readForCompaction("r", 200);
      expect(source.isAll).toBe(false);
      expect([10, 20, 30]).toContain(source.rows.length);
    });
  });
}
