import { expect, test, vi } from "vitest";
import { createDirectoryBench } from "#collab-server/testing/directory-bench.ts";
import { StoreError } from "../storage/ordered-store.ts";
import { writeTitle } from "./title-text.ts";

async function benchWithDocument() {
  const bench = createDirectoryBench();
  const { entry } = await bench.directory.createDocument("ann", { kind: "blank", title: "Plan" });
  return { ...bench, id: entry.id, shown: () => bench.directory.documents.get("ann", entry.id) };
}

test("the list follows what is typed into the title, and the time of the last edit", async () => {
  const { rooms, id, shown, clock } = await benchWithDocument();
  rooms.tell({ room: id, personId: "ann", at: clock.now + 5_000, title: "  Plan\u0000 for May " });
  await vi.waitFor(async () =>
    expect(await shown()).toMatchObject({ title: "Plan for May", updatedAt: clock.now + 5_000 }),
  );
  rooms.tell({ room: id, personId: "ann", at: clock.now + 9_000, title: undefined });
  await vi.waitFor(async () =>
    expect(await shown()).toMatchObject({ title: "Plan for May", updatedAt: clock.now + 9_000 }),
  );
});

test("rooms outside the directory, and documents that are not there, make no record", async () => {
  const { rooms, directory, events } = await benchWithDocument();
  rooms.tell({ room: "some room", personId: "ann", at: 1, title: "x" });
  rooms.tell({ room: "A".repeat(22), personId: "ann", at: 1, title: "x" });
  await expect(directory.documents.get("ann", "A".repeat(22))).rejects.toMatchObject({ code: "not_found" });
  expect(events).toEqual([]);
});

test("a title that a crash kept from the list is put right when somebody enters", async () => {
  const { rooms, id, shown, access, clock } = await benchWithDocument();
  await rooms.edit(id, "ann", (doc) => writeTitle(doc, "What the disk says"));
  const { updatedAt } = await shown();
  clock.now += 60_000;
  await access.joined("ann", id);
  expect(await shown()).toMatchObject({ title: "What the disk says", updatedAt });
});

test("a store that fails is reported, and the next edit is followed again", async () => {
  const { store, rooms, id, shown, events } = await benchWithDocument();
  const write = vi.spyOn(store, "write").mockRejectedValueOnce(new StoreError("io", "disk full"));
  rooms.tell({ room: id, personId: "ann", at: 1, title: "lost" });
  await vi.waitFor(() => expect(events.map(({ event }) => event)).toEqual(["directory.title_not_followed"]));
  rooms.tell({ room: id, personId: "ann", at: 1, title: "found" });
  await vi.waitFor(async () => expect((await shown()).title).toBe("found"));
  write.mockRestore();
});

test("a rename is an edit of the document, credited to the person, and shown at once", async () => {
  const { directory, rooms, id, clock } = await benchWithDocument();
  clock.now += 7;
  const renamed = await directory.documents.rename("ann", id, " New  name ");
  expect(renamed).toMatchObject({ title: "New name", updatedAt: clock.now });
  expect(await rooms.read(id, (doc) => doc.getText("title").toJSON())).toBe("New name");
  expect(rooms.editors(id)).toEqual(["ann", "ann"]);
});
