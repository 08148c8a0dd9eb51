import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLevelDatabase } from "./level-database.ts";
import { openLeveldownStore } from "./leveldown-store.ts";
import { describeOrderedStore } from "./ordered-store.contract.ts";
import { StoreError } from "./ordered-store.ts";
import { namedKey } from "./storage-key.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "quire-store-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describeOrderedStore(
  "leveldown",
  () => openLeveldownStore(join(folder, "leveldb")),
  async () => {},
);

const row = { type: "put", key: Buffer.from("k"), value: Buffer.from("v") } as const;

test("rows are there after the store was opened anew", async () => {
  const store = await openLeveldownStore(folder);
  await store.write([row]);
  await store.close();
  const again = await openLeveldownStore(folder);
  expect(await again.get(row.key)).toEqual(Uint8Array.from(row.value));
  await again.close();
});

test("a folder in use is refused with code locked and a sentence", async () => {
  const store = await openLeveldownStore(folder);
  await expect(openLeveldownStore(folder)).rejects.toMatchObject({
    code: "locked",
    message: `Another process is using the data folder ${folder}.`,
  });
  await store.close();
});

test("a folder of a newer program is refused, and left alone", async () => {
  const database = await openLevelDatabase(folder);
  const key = namedKey("meta", "format");
  await database.batch([{ type: "put", key, value: Buffer.from('{"version":99}') }]);
  await database.close();
  await expect(openLeveldownStore(folder)).rejects.toMatchObject({
    code: "format",
    message: expect.stringContaining("newer Quire"),
  });
  // The refusal let go of the folder.
  const again = await openLevelDatabase(folder);
  expect(Buffer.from((await again.get(key)) ?? []).toString()).toBe('{"version":99}');
  await again.close();
});

test("a path that is no folder is refused with code io and a sentence", async () => {
  const path = join(folder, "file");
  await writeFile(path, "");
  await expect(openLeveldownStore(join(path, "leveldb"))).rejects.toMatchObject({
    code: "io",
    message: expect.stringContaining("cannot be written"),
  });
});

test("after a failed write the store opens anew and goes on", async () => {
  let failures = 0;
  const store = await openLeveldownStore(folder, {
    open: async (path) => {
      const database = await openLevelDatabase(path);
      return {
        ...database,
        batch: (writes) =>
          failures-- > 0 ? Promise.reject(new StoreError("io", "disk full")) : database.batch(writes),
      };
    },
  });
  failures = 2;
  await expect(store.write([row])).rejects.toMatchObject({ code: "io" });
  expect(await store.get(row.key)).toBeUndefined();
  await expect(store.write([row])).rejects.toMatchObject({ code: "io" });
  await store.write([row]);
  expect(await store.get(row.key)).toEqual(Uint8Array.from(row.value));
  await store.close();
});

test("a folder of an older program is taken over, so that the older one refuses it from then on", async () => {
  const database = await openLevelDatabase(folder);
  const key = namedKey("meta", "format");
  await database.batch([{ type: "put", key, value: Buffer.from('{"version":1}') }]);
  await database.close();
  const store = await openLeveldownStore(folder);
  expect(Buffer.from((await store.get(key)) ?? []).toString()).toBe('{"version":2}');
  await store.close();
});
