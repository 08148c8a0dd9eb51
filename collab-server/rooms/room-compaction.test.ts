import { expect, test, vi } from "vitest";
import type * as Y from "yjs";
import { createLocalCluster } from "#collab-server/cluster/local-cluster.ts";
import { createInlineCompactor } from "#collab-server/compaction/inline-compactor.ts";
import { createMemoryStore } from "#collab-server/storage/memory-store.ts";
import type { OrderedStore } from "#collab-server/storage/ordered-store.ts";
import { createOrderedUpdateLog } from "#collab-server/storage/ordered-update-log.ts";
import { namedKey } from "#collab-server/storage/storage-key.ts";
import { createRecordingLogger } from "#collab-server/testing/recording-logger.ts";
import { openRoomBench, type RoomBench } from "#collab-server/testing/room-bench.ts";
import { createFakeClock } from "#lib/collab/testing/fake-clock.ts";
import { createRoomCompaction } from "./room-compaction.ts";

const textOf = (doc: Y.Doc): string => doc.getText("t").toJSON();

/** Writes `bytes` of text in `edits` edits, each of them on disk before the next. */
async function write({ enter, settle }: RoomBench, edits: number, bytes: number): Promise<Y.Doc> {
  const ann = enter();
  for (let i = 0; i < edits; i++) {
    ann.sendUpdate(ann.change((doc) => doc.getText("t").insert(0, String(i % 10).repeat(bytes / edits))));
    await settle();
  }
  return ann.doc;
}

const loadText = async (store: OrderedStore): Promise<string> =>
  textOf((await openRoomBench(store)).room.read((doc) => doc));

test("COMPACT-TAIL a tail that outgrew the snapshot becomes one, and the rows become a segment", async () => {
  const store = createMemoryStore();
  const bench = await openRoomBench(store);
  const doc = await write(bench, 7, 280_000);
  await vi.waitFor(async () => {
    const { snapshot, rows } = await createOrderedUpdateLog(store).readForCompaction("room", 1e9);
    expect(snapshot?.through).toBeGreaterThan(5);
    expect(rows.length).toBeLessThan(3);
  });
  expect(await loadText(store)).toBe(textOf(doc));
});

test("COMPACT-TAIL a short tail stays as it is while somebody is there, and is compacted when the last one has left", async () => {
  const store = createMemoryStore();
  const bench = await openRoomBench(store);
  const log = createOrderedUpdateLog(store);
  const ann = bench.enter();
  ann.sendUpdate(ann.change((doc) => doc.getText("t").insert(0, "x".repeat(5_000))));
  await bench.settle();
  expect(await log.load("room")).toMatchObject({ snapshot: undefined, lastSequence: 1 });
  bench.room.leave(ann.session, true);
  await vi.waitFor(async () => expect((await log.load("room")).snapshot).toBeDefined());
  expect(await loadText(store)).toBe("x".repeat(5_000));
});

test("COMPACT-TAIL while a flood comes in nothing is compacted, and once it has ebbed it is", async () => {
  const store = createMemoryStore();
  const bench = await openRoomBench(store);
  const log = createOrderedUpdateLog(store);
  await write(bench, 1, 2_000_000);
  for (let i = 0; i < 5; i++) await bench.settle();
  expect((await log.load("room")).snapshot).toBeUndefined();
  bench.clock.advance(3_000);
  await vi.waitFor(async () => expect((await log.load("room")).snapshot).toBeDefined());
});

test("COMPACT-CRASH a stop at any of its writes leaves a log that loads to the same document, and the next one ends it", async () => {
  // How many writes there are is found out by letting it stop ever later.
  for (let allowed = 0, isDone = false; !isDone; allowed++) {
    const store = createMemoryStore();
    const bench = await openRoomBench(store);
    const ann = bench.enter();
    for (let i = 0; i < 6; i++) {
      // Pauses between, so that there are several segments.
      if (i % 2 === 0) bench.clock.advance(6 * 60_000);
      ann.sendUpdate(ann.change((doc) => doc.getText("t").insert(0, String(i).repeat(2_000))));
      if (i === 4) ann.sendUpdate(ann.change((doc) => doc.getText("t").delete(0, 3_000)));
      await bench.settle();
    }
    let writes = 0;
    const write_ = bench.store.write.bind(bench.store);
    bench.store.write = (batch) => {
      if (writes++ >= allowed) return new Promise(() => {});
      return write_(batch);
    };
    bench.room.leave(ann.session, true);
    await bench.settle();
    isDone = writes <= allowed;
    // Killed here: another program opens what is on disk.
    const again = await openRoomBench(store);
    expect(textOf(again.room.read((doc) => doc)), `after ${allowed} writes`).toBe(textOf(ann.doc));
    expect(again.events.filter(({ event }) => event !== "room.loaded")).toEqual([]);
    const ben = again.enter({ person: "ben" });
    ben.sendUpdate(ben.change((doc) => doc.getText("u").insert(0, "y".repeat(5_000))));
    await again.settle();
    again.room.leave(ben.session, true);
    await vi.waitFor(async () => {
      const { snapshot, rows } = await createOrderedUpdateLog(store).readForCompaction("room", 1e9);
      expect(rows).toEqual([]);
      expect(snapshot?.through).toBe(7);
    });
    expect(await loadText(store)).toBe(textOf(ann.doc));
    // Without the snapshot the history alone gives the same.
    await store.write([{ type: "del", key: namedKey("snapshot", "room") }]);
    const whole = await openRoomBench(store);
    expect(textOf(whole.room.read((doc) => doc)), "from the history").toBe(textOf(ann.doc));
    expect(whole.events.filter(({ event }) => event === "log.row_lost")).toEqual([]);
    if (isDone) expect(allowed, "the snapshot and three segments").toBe(4);
  }
});

test("COMPACT-CHECK a log with a gap is left as it is, and not tried again at once", async () => {
  const store = createMemoryStore();
  const bench = await openRoomBench(store);
  await write(bench, 3, 6_000);
  const log = createOrderedUpdateLog(store);
  const { rows } = await log.load("room");
  await store.write([
    { type: "del", key: Buffer.concat([namedKey("log", "room"), Buffer.of(0, 0, 0, 0, 0, 0, 0, 2)]) },
  ]);
  const again = await openRoomBench(store);
  for (let i = 0; i < 2; i++) {
    again.room.leave(again.enter().session, true);
    await again.settle();
  }
  expect(again.events.filter(({ event }) => event === "log.compaction_refused")).toMatchObject([
    { fields: { reason: "gap" } },
  ]);
  expect(await log.load("room")).toMatchObject({
    snapshot: undefined,
    rows: rows.filter((row) => row.sequence !== 2),
  });
});

test("COMPACT-TAIL a store that refuses the writes changes nothing, and the room goes on", async () => {
  const bench = await openRoomBench();
  const ann = bench.enter();
  ann.sendUpdate(ann.change((doc) => doc.getText("t").insert(0, "x".repeat(5_000))));
  await bench.settle();
  bench.store.failWrites = true;
  bench.room.leave(ann.session, true);
  await vi.waitFor(() => expect(bench.events.map(({ event }) => event)).toContain("log.compaction_failed"));
  bench.store.failWrites = false;
  const ben = bench.enter({ person: "ben" });
  ben.sendUpdate(ben.change((doc) => doc.getText("u").insert(0, "y")));
  await bench.settle();
  expect(ben.settled()).toBe(1);
});

test("COMPACT-TAIL a log that another node compacts at the moment is left alone until it is done", async () => {
  const store = createMemoryStore();
  await write(await openRoomBench(store), 3, 9_000);
  const archive = createOrderedUpdateLog(store);
  const nodes = createLocalCluster();
  const lease = await nodes.join().lease("compact room");
  const clock = createFakeClock();
  const compaction = createRoomCompaction({
    room: "room",
    archive,
    compactor: createInlineCompactor(),
    cluster: nodes.join(),
    clock,
    logger: createRecordingLogger(),
    snapshotBytes: 0,
    through: 0,
  });
  compaction.count(9_000);
  compaction.consider(true);
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
  expect((await archive.load("room")).snapshot).toBeUndefined();
  await lease?.release();
  compaction.consider(true);
  await vi.waitFor(async () => expect((await archive.load("room")).snapshot).toBeDefined());
});
