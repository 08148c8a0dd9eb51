import { expect, test, vi } from "vitest";
import { limits } from "#lib/collab/limits.ts";
import { createMemoryStore } from "../storage/memory-store.ts";
import { StoreError } from "../storage/ordered-store.ts";
import type { DirectoryPort } from "./directory-port.ts";
import { createHomeRows } from "./home-rows.ts";
import { createOrderedDirectory } from "./ordered-directory.ts";
import { sampleDocument, sampleGrant } from "./sample-records.ts";

function setup(maxRows?: number) {
  const store = createMemoryStore();
  const inner = createOrderedDirectory({ store, logger: { error: vi.fn<() => void>() } });
  const reads = vi.spyOn(inner, "grantsOfPerson");
  const rows = createHomeRows(inner, maxRows);
  const give = (id: string, personId: string) =>
    rows.directory.write([
      { kind: "document", put: sampleDocument({ id, title: id }) },
      { kind: "grant", put: sampleGrant({ documentId: id, personId, own: true }) },
    ]);
  const titles = async (personId: string) =>
    (await rows.of(personId)).map(({ document }) => document.title).sort();
  return { store, inner, reads, rows, give, titles };
}

test("reads a person's rows once, and follows what is written from then on", async () => {
  const { rows, reads, give, titles } = setup();
  await give("d1", "ann");
  expect(await titles("ann")).toEqual(["d1"]);
  await give("d2", "ann");
  await rows.directory.write([{ kind: "document", put: sampleDocument({ id: "d1", title: "New" }) }]);
  await rows.directory.write([
    {
      kind: "shelf",
      put: { documentId: "d2", personId: "ann", isStarred: true, tags: [], openedAt: null },
    },
  ]);
  expect(await titles("ann")).toEqual(["New", "d2"]);
  const starred = (await rows.of("ann")).filter(({ shelf }) => shelf?.isStarred === true);
  expect(starred.map(({ document }) => document.id)).toEqual(["d2"]);
  await rows.directory.write([{ kind: "grant", remove: sampleGrant({ documentId: "d1", personId: "ann" }) }]);
  expect(await titles("ann")).toEqual(["d2"]);
  await rows.directory.write([{ kind: "document", remove: sampleDocument({ id: "d2" }) }]);
  expect(await titles("ann")).toEqual([]);
  expect(reads).toHaveBeenCalledTimes(1);
});

test("who comes to a document that nobody here holds is read again", async () => {
  const { rows, reads, give, titles } = setup();
  await give("d1", "ann");
  expect(await titles("bob")).toEqual([]);
  await rows.directory.write([{ kind: "grant", put: sampleGrant({ documentId: "d1", personId: "bob" }) }]);
  expect(await titles("bob")).toEqual(["d1"]);
  expect(reads).toHaveBeenCalledTimes(2);
});

test("what is written while rows are being read is in them", async () => {
  const { inner, rows, give, titles } = setup();
  await give("d1", "ann");
  await give("d2", "ann");
  const readDocuments = inner.documentsById.bind(inner);
  const during = async (): Promise<void> => {
    await rows.directory.write([{ kind: "document", put: sampleDocument({ id: "d1", title: "Renamed" }) }]);
    await rows.directory.write([
      { kind: "grant", remove: sampleGrant({ documentId: "d2", personId: "ann" }) },
    ]);
    await give("d3", "ann");
  };
  vi.spyOn(inner, "documentsById").mockImplementationOnce(async (ids) => {
    const found = await readDocuments(ids);
    await during();
    return found;
  });
  expect(await titles("ann")).toEqual(["Renamed", "d3"]);
});

test("after a write that failed nothing is believed that was read before", async () => {
  const { store, reads, rows, give, titles } = setup();
  await give("d1", "ann");
  expect(await titles("ann")).toEqual(["d1"]);
  const write = store.write.bind(store);
  // On disk all the same, as a store in trouble may have it.
  store.write = async (writes) => {
    await write(writes);
    throw new StoreError("io", "no answer");
  };
  const failing = rows.directory.write([
    { kind: "grant", remove: sampleGrant({ documentId: "d1", personId: "ann" }) },
  ]);
  await expect(failing).rejects.toMatchObject({ code: "unavailable" });
  store.write = write;
  expect(await titles("ann")).toEqual([]);
  expect(reads).toHaveBeenCalledTimes(2);
});

test("holds so many rows, and lets go of who has not asked for longest", async () => {
  expect(limits.maxHomeRows).toBeGreaterThan(10_000);
  const { reads, give, titles } = setup(4);
  await give("d1", "ann");
  await give("d2", "bob");
  for (const person of ["ann", "bob", "ann", "carl", "ann"]) await titles(person);
  expect(reads.mock.calls.map(([person]) => person)).toEqual(["ann", "bob", "carl"]);
  await titles("bob");
  expect(reads).toHaveBeenCalledTimes(4);
});

test("tells of documents after they are on disk", async () => {
  const { rows, inner, give } = setup();
  const seen: unknown[] = [];
  rows.onDocument((id, record) => {
    seen.push([id, record?.title, (inner as Pick<DirectoryPort, "now">).now() > 0]);
  });
  await give("d1", "ann");
  await rows.directory.write([{ kind: "document", remove: sampleDocument({ id: "d1" }) }]);
  expect(seen).toEqual([
    ["d1", "d1", true],
    ["d1", undefined, true],
  ]);
});
