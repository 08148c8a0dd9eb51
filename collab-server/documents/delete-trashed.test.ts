import { expect, test } from "vitest";
import { createDirectoryBench } from "#collab-server/testing/directory-bench.ts";
import { tinyPicture } from "#collab-server/testing/tiny-pictures.ts";
import { limits } from "#lib/collab/limits.ts";
import { StoreError } from "../storage/ordered-store.ts";
import { nameOf } from "../storage/storage-key.ts";

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function setup() {
  const bench = createDirectoryBench();
  const { directory, clock } = bench;
  const { entry } = await directory.createDocument("ann", { kind: "blank", title: "Plan" });
  const link = await directory.links.create("ann", entry.id, { role: "edit" });
  const rowsAbout = async (id: string): Promise<string[]> => {
    const names: string[] = [];
    for await (const { key } of bench.store.range({ gte: Uint8Array.of(0), lt: Uint8Array.of(255) })) {
      if (nameOf(key).includes(id)) names.push(Buffer.from(key).toString().split("\0").join(" "));
    }
    return names;
  };
  return {
    ...bench,
    id: entry.id,
    link,
    rowsAbout,
    passDays: (days: number) => {
      clock.now += days * 24 * 60 * 60 * 1000;
    },
  };
}

test("TRASH-ENDS what was in the trash for 30 days is deleted for good, with everything that belongs to it", async () => {
  const { directory, id, rooms, changes, rowsAbout, passDays, clock } = await setup();
  await directory.blobs.add("ann", id, once(tinyPicture("png")));
  await directory.documents.trash("ann", id);
  clock.now += limits.trashMs - 1;
  await directory.sweep();
  expect(await directory.documents.list("ann", "trash", "")).toHaveLength(1);

  clock.now += 1;
  changes.length = 0;
  await directory.sweep();
  expect(await directory.documents.list("ann", "trash", "")).toEqual([]);
  await expect(directory.documents.restore("ann", id)).rejects.toMatchObject({ code: "not_found" });
  expect(rooms.names()).not.toContain(id);
  expect(await rowsAbout(id)).toEqual([]);
  expect(changes).toEqual([{ kind: "deleted", room: id }]);
  passDays(2);
  await directory.sweep();
  expect(await directory.documents.list("ann", "all", ""), "the Welcome document").toHaveLength(1);
});

test("TRASH-ENDS what was taken back in time stays, and its 30 days begin anew the next time", async () => {
  const { directory, id, rooms, passDays } = await setup();
  await directory.documents.trash("ann", id);
  passDays(20);
  await directory.documents.restore("ann", id);
  passDays(20);
  await directory.sweep();
  await directory.documents.trash("ann", id);
  passDays(29);
  await directory.sweep();
  expect(rooms.names()).toContain(id);
  expect(await directory.documents.restore("ann", id)).toMatchObject({ title: "Plan", trashedAt: null });
});

test("ROOM-REMOVED a deletion that was cut off is finished at the next start", async () => {
  const { directory, id, rooms, rowsAbout, passDays } = await setup();
  await directory.documents.trash("ann", id);
  passDays(31);
  rooms.failWith = new StoreError("io", "killed here");
  await expect(directory.sweep()).rejects.toMatchObject({ code: "unavailable" });
  // Nobody can get at it any more, but its log is there.
  expect(await directory.documents.list("ann", "trash", "")).toEqual([]);
  expect(await rowsAbout(id)).toHaveLength(1);
  rooms.failWith = undefined;
  passDays(1);
  await directory.recover();
  expect(rooms.names()).not.toContain(id);
  expect(await rowsAbout(id)).toEqual([]);
});

test("ROOM-REMOVED what a crash left of a document that was being made goes at the next start, and nothing else", async () => {
  const { directory, id, rooms, store, clock } = await setup();
  const before = rooms.names();
  const write = store.write.bind(store);
  // The process dies between the content and the records.
  store.write = async (writes) => {
    if (writes.length > 1) throw new StoreError("io", "killed here");
    await write(writes);
  };
  await expect(directory.createDocument("ann", { kind: "blank" })).rejects.toMatchObject({
    code: "unavailable",
  });
  store.write = write;
  expect(rooms.names()).toHaveLength(before.length + 1);
  clock.now += limits.unfinishedMs / 2;
  await directory.sweep();
  expect(rooms.names(), "it may still be on its way").toHaveLength(before.length + 1);
  await directory.recover();
  expect(rooms.names()).toEqual(before);
  expect(rooms.names()).toContain(id);
});
