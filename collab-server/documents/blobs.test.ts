import { expect, test } from "vitest";
import { createDirectoryBench } from "#collab-server/testing/directory-bench.ts";
import { tinyPicture } from "#collab-server/testing/tiny-pictures.ts";
import { limits } from "#lib/collab/limits.ts";
import { rowKey } from "./record-key.ts";

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

test("a picture that no document shows goes after a day; one that another document took along stays", async () => {
  const { directory, clock } = createDirectoryBench();
  const { entry: album } = await directory.createDocument("ann", { kind: "blank" });
  const { hash } = await directory.blobs.add("ann", album.id, once(tinyPicture("png")));
  clock.now += 2 * limits.unjoinedGrantMs;
  expect(await directory.blobs.sweep()).toBe(0);
  expect((await directory.blobs.open("ann", album.id, hash)).entry.type).toBe("image/png");
});

test("bytes without a row are kept for a day, since the row may be on its way, and then go", async () => {
  const bench = createDirectoryBench();
  await bench.blobs.put(once(tinyPicture("gif")), 1_000, () => {});
  expect(await bench.directory.blobs.sweep()).toBe(0);
  bench.clock.now += limits.unjoinedGrantMs + 1;
  expect(await bench.directory.blobs.sweep()).toBe(1);
  expect(await bench.directory.blobs.sweep()).toBe(0);
});

test("the pictures of one document together have a limit; one that is there already costs nothing", async () => {
  const { directory, store } = createDirectoryBench();
  const { entry: album } = await directory.createDocument("ann", { kind: "blank" });
  const { hash } = await directory.blobs.add("ann", album.id, once(tinyPicture("png")));
  const large = {
    documentId: album.id,
    hash: "0".repeat(64),
    type: "image/png",
    byteLength: limits.maxBlobBytesPerDocument - tinyPicture("png").byteLength,
    width: 1,
    height: 1,
    addedBy: "ann",
    addedAt: 1,
  };
  const value = new TextEncoder().encode(JSON.stringify(large));
  await store.write([{ type: "put", key: rowKey("blob", album.id, large.hash), value }]);
  await expect(directory.blobs.add("ann", album.id, once(tinyPicture("gif")))).rejects.toMatchObject({
    code: "too_large",
  });
  expect(await directory.blobs.add("ann", album.id, once(tinyPicture("png")))).toMatchObject({ hash });
});
