import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import type { BlobStore } from "#collab-server/blobs/blob-store.ts";
import { rowKey } from "#collab-server/documents/record-key.ts";
import { encodeLogRow } from "#collab-server/storage/log-row.ts";
import { encodeParts } from "#collab-server/storage/log-segment.ts";
import { createMemoryStore } from "#collab-server/storage/memory-store.ts";
import type { OrderedStore } from "#collab-server/storage/ordered-store.ts";
import { createOrderedUpdateLog } from "#collab-server/storage/ordered-update-log.ts";
import { packBytes } from "#collab-server/storage/packed-bytes.ts";
import { storageVersion } from "#collab-server/storage/storage-format.ts";
import { namedKey, numberedKey } from "#collab-server/storage/storage-key.ts";
import { createMemoryBlobs } from "#collab-server/testing/memory-blobs.ts";
import { tinyPicture } from "#collab-server/testing/tiny-pictures.ts";
import { readBackupRecords } from "./backup-format.ts";
import type { Fault, Maintenance, VerifyEvent } from "./maintenance-port.ts";
import { createStoreMaintenance } from "./store-maintenance.ts";

let store: OrderedStore;
let blobs: BlobStore;
let maintenance: Maintenance;
beforeEach(() => {
  store = createMemoryStore();
  blobs = createMemoryBlobs(() => 5_000);
  maintenance = createStoreMaintenance({
    store,
    blobs,
    now: () => 5_000,
    openRoom: (room) =>
      room === "open" ? { state: "ready", sockets: 2, unwrittenBytes: 0, isStoreFailing: false } : null,
    breathe: async () => {},
  });
});

/** A room with one letter per row, by two people in turns. */
async function write(room: string, text: string): Promise<void> {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const letter of text) doc.getText("t").insert(doc.getText("t").length, letter);
  const rows = updates.map((update, at) => ({
    sequence: at + 1,
    at: 1_000 + at,
    personId: at % 3 === 0 ? "ann" : "bob",
    clientId: doc.clientID,
    update,
  }));
  await createOrderedUpdateLog(store).append(room, rows, `incarnation-of-${room}`);
}

async function verify(): Promise<{
  faults: Fault[];
  done: Extract<VerifyEvent, { kind: "done" }> | undefined;
}> {
  const faults: Fault[] = [];
  for await (const event of maintenance.verify()) {
    if (event.kind === "fault") faults.push(event.fault);
    if (event.kind === "done") return { faults, done: event };
  }
  return { faults, done: undefined };
}

async function flipBit(key: Uint8Array): Promise<void> {
  const value = Uint8Array.from((await store.get(key)) ?? []);
  value[value.byteLength - 1] = (value[value.byteLength - 1] ?? 0) ^ 1;
  await store.write([{ type: "put", key, value }]);
}

test("VERIFY a sound store: every document and row is counted, nothing is found", async () => {
  await write("a", "hello");
  await write("room/with/slashes", "you");
  expect(await verify()).toEqual({
    faults: [],
    done: { kind: "done", documents: 2, rows: 8, records: 0, faults: 0, aside: 0 },
  });
});

test("VERIFY names the row whose checksum is wrong, and changes nothing", async () => {
  await write("a", "hello");
  await write("b", "hello");
  await flipBit(numberedKey("log", "b", 3));
  const first = await verify();
  expect(first.faults[0]).toEqual({ kind: "damaged", name: "b", sequence: 3 });
  expect(await verify()).toEqual(first);
  expect(await store.get(numberedKey("log", "b", 3))).toBeDefined();
});

test("VERIFY names missing rows, at the start and in between", async () => {
  await write("a", "hello");
  await store.write([
    { type: "del", key: numberedKey("log", "a", 1) },
    { type: "del", key: numberedKey("log", "a", 4) },
  ]);
  expect((await verify()).faults).toEqual([
    { kind: "missing", name: "a", sequence: 1 },
    { kind: "missing", name: "a", sequence: 4 },
  ]);
});

test("VERIFY names a sound row that holds no update", async () => {
  await write("a", "hi");
  const key = numberedKey("log", "a", 3);
  const row = { sequence: 3, at: 1, personId: "", clientId: 0, update: Uint8Array.of(9, 9, 9) };
  await store.write([{ type: "put", key, value: encodeLogRow(key, row) }]);
  expect((await verify()).faults).toEqual([{ kind: "unreadable", name: "a", sequence: 3 }]);
});

test("VERIFY finds rows whose predecessors were never written", async () => {
  const doc = new Y.Doc();
  doc.getText("t").insert(0, "a");
  const before = Y.encodeStateVector(doc);
  doc.getText("t").insert(1, "b");
  const row = { sequence: 1, at: 1, personId: "", clientId: 0, update: Y.encodeStateAsUpdate(doc, before) };
  await createOrderedUpdateLog(store).append("a", [row], "i");
  expect((await verify()).faults).toEqual([{ kind: "incomplete", name: "a" }]);
});

test("VERIFY a row that a load moved aside is told as such, and is no fault any more", async () => {
  await write("a", "hello");
  await flipBit(numberedKey("log", "a", 5));
  await createOrderedUpdateLog(store).load("a");
  expect(await verify()).toMatchObject({ faults: [], done: { documents: 1, rows: 4, aside: 1 } });
});

test("VERIFY a room of which every row was moved aside is still looked at", async () => {
  await write("a", "x");
  await flipBit(numberedKey("log", "a", 1));
  await createOrderedUpdateLog(store).load("a");
  expect(await verify()).toMatchObject({ faults: [], done: { documents: 1, rows: 0, aside: 1 } });
});

test("VERIFY a fault that is gone at the second look was a write under way, and is not told", async () => {
  await write("a", "hello");
  const key = numberedKey("log", "a", 2);
  const row = await store.get(key);
  if (row === undefined) throw new Error("the row is not there");
  await store.write([{ type: "del", key }]);
  const inner = store.range.bind(store);
  let looks = 0;
  store.range = async function* (range) {
    // The row comes back when the log is read for the second time.
    if (Buffer.from(range.gte).toString().startsWith("log\0a") && range.limit === undefined && ++looks === 2)
      await store.write([{ type: "put", key, value: row }]);
    yield* inner(range);
  };
  expect((await verify()).faults).toEqual([]);
  expect(looks).toBe(2);
});

/** Puts the rows 1 to 3 of a room of five letters into a segment, behind a snapshot of the rows 1 to 4. */
async function compact(room: string): Promise<void> {
  const log = createOrderedUpdateLog(store);
  const { rows } = await log.load(room);
  const doc = new Y.Doc();
  for (const { update } of rows.slice(0, 4)) Y.applyUpdate(doc, update);
  const state = Y.encodeStateAsUpdate(doc);
  await log.writeSnapshot(room, {
    through: 4,
    at: 2_000,
    stateVector: Y.encodeStateVector(doc),
    byteLength: state.byteLength,
    packed: packBytes(state, 1),
  });
  const update = Y.convertUpdateFormatV1ToV2(Y.mergeUpdates(rows.slice(0, 3).map((row) => row.update)));
  const parts = encodeParts([{ personId: "ann", clientId: 0, firstAt: 1_000, lastAt: 1_002, update }]);
  await log.writeSegment(room, { from: 1, to: 3, byteLength: parts.byteLength, packed: packBytes(parts, 1) });
}

test("VERIFY a compacted room is sound, and its snapshot is what its history amounts to", async () => {
  await write("a", "hello");
  await compact("a");
  expect(await verify()).toMatchObject({ faults: [], done: { documents: 1, rows: 2 } });
  expect(await maintenance.inspect("a")).toMatchObject({
    rows: 2,
    segments: 1,
    snapshotThrough: 4,
    firstAt: 1_000,
    lastAt: 1_004,
  });
  await store.write([{ type: "del", key: numberedKey("log", "a", 4) }]);
  expect((await verify()).faults).toEqual([{ kind: "missing", name: "a", sequence: 4 }]);
});

test("VERIFY names damaged segments and snapshots, and once moved aside, tells them as such", async () => {
  await write("a", "hello");
  await compact("a");
  await flipBit(numberedKey("segment", "a", 3));
  expect((await verify()).faults).toEqual([{ kind: "segment", name: "a", sequence: 3 }]);
  await flipBit(namedKey("snapshot", "a"));
  expect((await verify()).faults).toEqual([
    { kind: "segment", name: "a", sequence: 3 },
    { kind: "snapshot", name: "a", sequence: 0 },
  ]);
  await createOrderedUpdateLog(store).load("a");
  expect(await verify()).toMatchObject({ faults: [], done: { documents: 1, rows: 2, aside: 2 } });
});

test("VERIFY a snapshot of something else than the history is found", async () => {
  await write("a", "hello");
  const doc = new Y.Doc();
  doc.getText("t").insert(0, "other");
  const state = Y.encodeStateAsUpdate(doc);
  await createOrderedUpdateLog(store).writeSnapshot("a", {
    through: 5,
    at: 2_000,
    stateVector: Y.encodeStateVector(doc),
    byteLength: state.byteLength,
    packed: packBytes(state, 1),
  });
  expect((await verify()).faults).toEqual([{ kind: "differs", name: "a", sequence: 5 }]);
});

test("VERIFY names records of the directory that cannot be read", async () => {
  await store.write([{ type: "put", key: rowKey("grant", "doc", "ann"), value: Buffer.from("{") }]);
  expect((await verify()).faults).toEqual([{ kind: "record", name: "grant doc/ann" }]);
});

test("INSPECT a room's rows, bytes, authors, time and health", async () => {
  await write("a", "hello");
  const report = await maintenance.inspect("a");
  expect(report).toMatchObject({
    room: "a",
    rows: 5,
    firstAt: 1_000,
    lastAt: 1_004,
    incarnation: "incarnation-of-a",
    authors: [
      { personId: "bob", name: null, rows: 3 },
      { personId: "ann", name: null, rows: 2 },
    ],
    document: null,
    faults: [],
    aside: [],
    open: null,
  });
  expect(report?.documentBytes).toBeGreaterThan(5);
  expect(report?.bytes).toBeGreaterThan(report?.documentBytes ?? 0);
});

test("INSPECT what only the memory knows, and what nobody knows", async () => {
  expect(await maintenance.inspect("open")).toMatchObject({ rows: 0, open: { state: "ready", sockets: 2 } });
  expect(await maintenance.inspect("nowhere")).toBeUndefined();
});

test("BACKUP holds the time, the storage version, and every row of the store", async () => {
  await write("a", "hello");
  const keys: string[] = [];
  for await (const record of readBackupRecords(maintenance.backup())) {
    if (record.kind === "header") expect(record.header).toEqual({ createdAt: 5_000, storageVersion });
    if (record.kind === "row") keys.push(Buffer.from(record.key).toString());
  }
  expect(keys.filter((key) => key.startsWith("log\0a"))).toHaveLength(5);
  expect(keys).toContain("incarnation\0a\0");
});

test("BACKUP holds the pictures, and VERIFY misses one whose bytes are gone", async () => {
  const bytes = tinyPicture("png");
  const { hash } = await blobs.put(once(bytes), 1_000, () => {});
  const record = {
    documentId: "album",
    hash,
    type: "image/png",
    byteLength: bytes.byteLength,
    width: 1,
    height: 1,
    addedBy: "ann",
    addedAt: 1,
  };
  const value = new TextEncoder().encode(JSON.stringify(record));
  await store.write([{ type: "put", key: rowKey("blob", "album", hash), value }]);
  expect((await verify()).faults).toEqual([]);
  const pictures = [];
  for await (const kept of readBackupRecords(maintenance.backup()))
    if (kept.kind === "picture") pictures.push(kept);
  expect(pictures).toEqual([{ kind: "picture", hash, bytes: Buffer.from(bytes) }]);

  await blobs.remove(hash);
  expect((await verify()).faults).toEqual([{ kind: "picture", name: `album/${hash}` }]);
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
