import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createScriptedStore } from "#collab-server/testing/scripted-store.ts";
import { openLeveldownStore } from "./leveldown-store.ts";
import { describeLogArchive } from "./log-archive.contract.ts";
import type { LogRow } from "./log-row.ts";
import { createMemoryStore } from "./memory-store.ts";
import { createOrderedUpdateLog } from "./ordered-update-log.ts";
import { numberedKey } from "./storage-key.ts";

describeLogArchive(
  "memory",
  async () => createMemoryStore(),
  async () => {},
);

let folder = "";
describeLogArchive(
  "leveldown",
  async () => {
    folder = await mkdtemp(join(tmpdir(), "quire-log-"));
    return openLeveldownStore(folder);
  },
  () => rm(folder, { recursive: true, force: true }),
);

const row = (sequence: number): LogRow => ({
  sequence,
  at: 1_000 + sequence,
  personId: "p1",
  clientId: 7,
  update: Uint8Array.of(0, sequence),
});
const rows = (...sequences: number[]): LogRow[] => sequences.map(row);

function setup() {
  const store = createScriptedStore(createMemoryStore());
  return { store, log: createOrderedUpdateLog(store) };
}

test("a room that was never written is empty", async () => {
  const { log } = setup();
  expect(await log.load("r")).toEqual({
    snapshot: undefined,
    history: [],
    rows: [],
    lastSequence: 0,
    incarnation: undefined,
    faults: [],
  });
});

test("rows come back in order, apart from another room's, with the incarnation", async () => {
  const { log } = setup();
  await log.append("r", rows(1, 2), "inc1");
  await log.append("r2", rows(1), "inc2");
  await log.append("r", rows(3));
  expect(await log.load("r")).toMatchObject({
    rows: rows(1, 2, 3),
    lastSequence: 3,
    incarnation: "inc1",
    faults: [],
  });
});

test("LOG-DAMAGED a damaged row is moved aside and told once, and the rest is given", async () => {
  const { store, log } = setup();
  await log.append("r", rows(1, 2, 3));
  const key = numberedKey("log", "r", 2);
  const value = Uint8Array.from((await store.get(key)) ?? []);
  value[value.byteLength - 1] = 99;
  await store.write([{ type: "put", key, value }]);
  expect(await log.load("r")).toMatchObject({
    rows: rows(1, 3),
    lastSequence: 3,
    faults: [{ kind: "damaged", sequence: 2 }],
  });
  expect(await store.get(numberedKey("damaged", "r", 2))).toEqual(value);
  expect(await log.load("r")).toMatchObject({ rows: rows(1, 3), faults: [] });
});

test("LOG-DAMAGED the sequence of a damaged last row is not used again", async () => {
  const { store, log } = setup();
  await log.append("r", rows(1, 2));
  await store.write([{ type: "put", key: numberedKey("log", "r", 2), value: Uint8Array.of(1) }]);
  expect(await log.load("r")).toMatchObject({ rows: rows(1), lastSequence: 2 });
  expect(await log.load("r")).toMatchObject({ rows: rows(1), lastSequence: 2, faults: [] });
});

test("a missing row is told at each load", async () => {
  const { store, log } = setup();
  await log.append("r", rows(1, 2, 3, 4));
  await store.write([2, 3].map((sequence) => ({ type: "del", key: numberedKey("log", "r", sequence) })));
  const faults = [
    { kind: "missing", sequence: 2 },
    { kind: "missing", sequence: 3 },
  ];
  expect(await log.load("r")).toMatchObject({ rows: rows(1, 4), faults });
  expect(await log.load("r")).toMatchObject({ faults });
});

test("a store that cannot be read rejects, and gives no empty room", async () => {
  const { store, log } = setup();
  await log.append("r", rows(1));
  store.failReads = true;
  await expect(log.load("r")).rejects.toMatchObject({ code: "io" });
});

test("the same rows may be appended again after a failure", async () => {
  const { store, log } = setup();
  store.failWrites = true;
  await expect(log.append("r", rows(1, 2), "inc")).rejects.toMatchObject({ code: "io" });
  store.failWrites = false;
  await log.append("r", rows(1, 2, 3), "inc");
  expect(await log.load("r")).toMatchObject({ rows: rows(1, 2, 3), incarnation: "inc", faults: [] });
});
