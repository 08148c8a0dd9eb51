import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createRecordingLogger } from "#collab-server/testing/recording-logger.ts";
import { openLeveldownStore } from "../storage/leveldown-store.ts";
import { createMemoryStore } from "../storage/memory-store.ts";
import type { OrderedStore } from "../storage/ordered-store.ts";
import { describeDirectory } from "./directory.contract.ts";
import { createOrderedDirectory } from "./ordered-directory.ts";
import { rowKey } from "./record-key.ts";
import { sampleDocument, sampleGrant } from "./sample-records.ts";

const logger = { error: () => expect.unreachable("nothing is damaged") };

describeDirectory(
  "ordered store in memory",
  async () => createOrderedDirectory({ store: createMemoryStore(), logger }),
  async () => {},
);

let folder: string;
let store: OrderedStore;
describeDirectory(
  "leveldown",
  async () => {
    folder = await mkdtemp(join(tmpdir(), "quire-directory-"));
    store = await openLeveldownStore(folder);
    return createOrderedDirectory({ store, logger });
  },
  async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  },
);

const grantOf = (personId: string) => sampleGrant({ documentId: "d1", personId, own: true });

test("a damaged record is left out of lists and reported, and a read of it alone throws", async () => {
  const recorder = createRecordingLogger();
  const memory = createMemoryStore();
  const directory = createOrderedDirectory({ store: memory, logger: recorder });
  await directory.write([
    { kind: "grant", put: grantOf("ann") },
    { kind: "grant", put: grantOf("bob") },
  ]);
  await memory.write([{ type: "put", key: rowKey("grant", "d1", "ann"), value: Buffer.from('{"own":tr') }]);

  expect(await directory.grantsOfDocument("d1")).toEqual([grantOf("bob")]);
  expect(await directory.grantsOfPerson("ann")).toEqual([]);
  const damage = {
    level: "error",
    event: "directory.record_damaged",
    fields: { kind: "grant", ids: ["d1", "ann"] },
  };
  expect(recorder.events).toEqual([damage, damage]);
  await expect(directory.grant("d1", "ann")).rejects.toMatchObject({ code: "damaged_record", kind: "grant" });
});

test("a record of another shape or with bytes that are no text is damaged too", async () => {
  const memory = createMemoryStore();
  const directory = createOrderedDirectory({ store: memory, logger });
  const notText = Buffer.from([0x22, 0xff, 0x22]);
  for (const value of [Buffer.from("null"), Buffer.from('{"id":1}'), notText]) {
    await memory.write([{ type: "put", key: rowKey("document", "d1"), value }]);
    await expect(directory.document("d1")).rejects.toMatchObject({ code: "damaged_record" });
  }
});

test("fields that a newer build added are no damage", async () => {
  const memory = createMemoryStore();
  const directory = createOrderedDirectory({ store: memory, logger });
  const value = Buffer.from(JSON.stringify({ ...grantOf("ann"), later: true }));
  await memory.write([{ type: "put", key: rowKey("grant", "d1", "ann"), value }]);
  expect(await directory.grant("d1", "ann")).toEqual(grantOf("ann"));
});

test("all rows of one write land together", async () => {
  const writes: number[] = [];
  const memory = createMemoryStore();
  const counting: OrderedStore = {
    ...memory,
    write: (rows) => {
      writes.push(rows.length);
      return memory.write(rows);
    },
  };
  const directory = createOrderedDirectory({ store: counting, logger });
  const document = sampleDocument({ id: "d1" });
  await directory.write([
    { kind: "document", put: document },
    { kind: "grant", put: grantOf("ann") },
  ]);
  expect(writes).toEqual([4]);
});
