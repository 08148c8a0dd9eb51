import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createBlobFolder } from "./blob-folder.ts";
import type { BlobStore } from "./blob-store.ts";

let folder: string;
let blobs: BlobStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "quire-blobs-"));
  blobs = createBlobFolder(join(folder, "blobs"));
});
afterEach(() => rm(folder, { recursive: true }));

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}
const put = (...texts: string[]) => blobs.put(chunks(...texts), 100, () => {});
const listed = async () => {
  const hashes: string[] = [];
  for await (const hash of blobs.list()) hashes.push(hash);
  return hashes;
};

test("what is put is there under its hash, once, however it is cut", async () => {
  const { hash, byteLength } = await put("hel", "lo");
  expect({ hash, byteLength }).toEqual({
    hash: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
    byteLength: 5,
  });
  await put("hello");
  expect(await listed()).toEqual([hash]);
  const found = await blobs.open(hash);
  expect(found?.byteLength).toBe(5);
  expect(found && (await buffer(found.read())).toString()).toBe("hello");
});

test("too much, a refusal, and a source that fails leave nothing behind", async () => {
  await expect(put("a".repeat(60), "b".repeat(41))).rejects.toMatchObject({ code: "blob_too_large" });
  await expect(blobs.put(chunks("no"), 100, () => Promise.reject(new Error("refused")))).rejects.toThrow(
    "refused",
  );
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from("half");
    throw new Error("hung up");
  }
  await expect(blobs.put(broken(), 100, () => {})).rejects.toThrow("hung up");
  expect(await readdir(join(folder, "blobs"))).toEqual([]);
});

test("only hashes are looked for: no path leads out of the folder", async () => {
  await writeFile(join(folder, "secret"), "s");
  for (const name of ["../secret", "../../etc/passwd", "", "A".repeat(64)]) {
    expect(await blobs.open(name)).toBeUndefined();
    await blobs.remove(name);
  }
  expect(await readFile(join(folder, "secret"), "utf8")).toBe("s");
});

test("what a crash left is removed after a day, an upload under way is not", async () => {
  await put("hello");
  const old = join(folder, "blobs", "old.part");
  const young = join(folder, "blobs", "young.part");
  await writeFile(old, "x");
  await writeFile(young, "x");
  const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
  await utimes(old, longAgo, longAgo);
  expect(await listed()).toHaveLength(1);
  expect(await readdir(join(folder, "blobs"))).toContain("young.part");
  expect(await readdir(join(folder, "blobs"))).not.toContain("old.part");
});

test("an empty folder, and a removed blob, are nothing", async () => {
  expect(await listed()).toEqual([]);
  const { hash } = await put("x");
  await blobs.remove(hash);
  await blobs.remove(hash);
  expect(await blobs.open(hash)).toBeUndefined();
});
