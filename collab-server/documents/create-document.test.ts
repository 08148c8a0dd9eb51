import { expect, test } from "vitest";
import * as Y from "yjs";
import { createDirectoryBench } from "#collab-server/testing/directory-bench.ts";
import { isDocId } from "#lib/collab/doc-id.ts";
import { roots } from "#lib/collab/document-format.ts";
import { limits } from "#lib/collab/limits.ts";
import { readDocument } from "#lib/editor/binding/text/document.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import { StoreError } from "../storage/ordered-store.ts";

/** What the document shows: one line per block. Null when nothing at all was written. */
const linesOf = (doc: Y.Doc) =>
  doc.getText(roots.textBody).length === 0
    ? null
    : readDocument(doc, schema).children.map((node) => node.textContent);
const base64 = (update: Uint8Array) => Buffer.from(update).toString("base64");

function docWith(title: string, ...paragraphs: string[]): Y.Doc {
  const doc = new Y.Doc();
  if (title !== "") doc.getText(roots.title).insert(0, title);
  for (const text of paragraphs) {
    const block = new Y.XmlElement("block");
    block.insert(0, [new Y.XmlText(text)]);
    doc.getXmlFragment(roots.xmlBody).push([block]);
  }
  return doc;
}

test("a document has its first block before anybody knows its id", async () => {
  const { directory, rooms } = createDirectoryBench();
  const { entry, isNew } = await directory.createDocument("ann", { kind: "blank", title: " Plan\n" });
  expect(isNew).toBe(true);
  expect(isDocId(entry.id)).toBe(true);
  expect(entry).toMatchObject({ title: "Plan", role: "own", format: "text", trashedAt: null });
  expect(await rooms.read(entry.id, linesOf)).toEqual([""]);
  expect(await rooms.read(entry.id, (doc) => doc.getText(roots.title).toJSON())).toBe("Plan");
  expect(rooms.editors(entry.id)).toEqual(["ann"]);
});

test("when the content cannot be written, no document is known", async () => {
  const { directory, rooms } = createDirectoryBench();
  rooms.failWith = new StoreError("io", "disk full");
  await expect(directory.createDocument("ann", { kind: "blank" })).rejects.toMatchObject({
    code: "unavailable",
  });
  expect(await directory.documents.list("ann", "all", "")).toEqual([]);
  expect(await directory.people.list()).toEqual([]);
});

test("a person's first document brings their Welcome document along, once, below it in the list", async () => {
  const { directory, clock } = createDirectoryBench();
  const first = await directory.createDocument("ann", { kind: "blank" });
  clock.now += 1_000;
  const second = await directory.createDocument("ann", { kind: "blank" });
  const listed = await directory.documents.list("ann", "all", "");
  expect(listed.map(({ id, title }) => [id, title])).toEqual([
    [second.entry.id, ""],
    [first.entry.id, ""],
    [expect.any(String), "Welcome to Quire"],
  ]);
});

test("asking for the Welcome document again gives the one there is, also from two tabs at once and from the trash", async () => {
  const { directory, rooms } = createDirectoryBench();
  const [one, two] = await Promise.all([
    directory.createDocument("ann", { kind: "welcome" }),
    directory.createDocument("ann", { kind: "welcome" }),
  ]);
  expect([one.isNew, two.isNew]).toEqual([true, false]);
  expect(two.entry).toEqual(one.entry);
  expect((await rooms.read(one.entry.id, linesOf))?.length).toBeGreaterThan(5);
  await directory.documents.trash("ann", one.entry.id);
  const third = await directory.createDocument("ann", { kind: "welcome" });
  expect(third.entry.id).toBe(one.entry.id);
  expect(third.entry.trashedAt).not.toBeNull();
  expect((await directory.createDocument("bob", { kind: "welcome" })).isNew).toBe(true);
});

test("a document can start from kept-aside edits; they say the same in a new document, with their title", async () => {
  const { directory, rooms } = createDirectoryBench();
  const content = base64(Y.encodeStateAsUpdate(docWith("Kept aside", "one", "two")));
  const { entry } = await directory.createDocument("ann", { kind: "blank", content });
  expect(entry.title).toBe("Kept aside");
  expect(entry.format).toBe("text");
  expect(await rooms.read(entry.id, linesOf)).toEqual(["one", "two"]);
  const renamed = await directory.createDocument("ann", { kind: "blank", content, title: "Copy" });
  expect(await rooms.read(renamed.entry.id, (doc) => doc.getText(roots.title).toJSON())).toBe("Copy");
});

test("content without a body gets the first block", async () => {
  const { directory, rooms } = createDirectoryBench();
  const content = base64(Y.encodeStateAsUpdate(docWith("Only a title")));
  const { entry } = await directory.createDocument("ann", { kind: "blank", content });
  expect(await rooms.read(entry.id, linesOf)).toEqual([""]);
});

test("a document is of format text, unless the other one is asked for", async () => {
  const { directory, rooms } = createDirectoryBench();
  const flat = new Y.Doc();
  flat.getText(roots.textBody).insert(0, "flat");
  const content = base64(Y.encodeStateAsUpdate(flat));
  const made = [
    (await directory.createDocument("ann", { kind: "blank" })).entry,
    (await directory.createDocument("ann", { kind: "blank", content })).entry,
  ];
  for (const { id, format } of made) {
    expect(format).toBe("text");
    expect(await rooms.read(id, linesOf)).not.toBeNull();
    expect(await rooms.read(id, (doc) => doc.getXmlFragment(roots.xmlBody).length)).toBe(0);
  }
  const { entry } = await directory.createDocument("ann", { kind: "blank", format: "xml" });
  expect(entry.format).toBe("xml");
  expect(await rooms.read(entry.id, linesOf)).toBeNull();
  expect(await rooms.read(entry.id, (doc) => doc.getXmlFragment(roots.xmlBody).length)).toBe(1);
});

test("content is converted to the format that is asked for; the body that does not count is left behind", async () => {
  const { directory, rooms } = createDirectoryBench();
  const both = docWith("Kept", "one", "two");
  both.getText(roots.textBody).insert(0, "what a conversion left that never came to its end");
  const content = base64(Y.encodeStateAsUpdate(both));
  const bodies = (id: string) =>
    rooms.read(id, (doc) => [
      doc.getXmlFragment(roots.xmlBody).toJSON(),
      readDocument(doc, schema).children.map((node) => node.textContent),
    ]);
  const text = await directory.createDocument("ann", {
    kind: "blank",
    format: "text",
    content,
    contentFormat: "xml",
  });
  expect(text.entry).toMatchObject({ format: "text", title: "Kept" });
  expect(await bodies(text.entry.id)).toEqual(["", ["one", "two"]]);
  const xml = await directory.createDocument("ann", {
    kind: "blank",
    format: "xml",
    content,
    contentFormat: "xml",
  });
  expect(xml.entry.format).toBe("xml");
  expect(await bodies(xml.entry.id)).toEqual(["<block>one</block><block>two</block>", [""]]);
});

test("content that is no update, builds on what it does not hold, or is text where xml is asked for, is refused", async () => {
  const { directory } = createDirectoryBench();
  const whole = docWith("", "one");
  const before = Y.encodeStateVector(whole);
  whole.getText(roots.title).insert(0, "later");
  whole.getText(roots.title).insert(5, " and later");
  const refused = [
    "AAA",
    "not base64!",
    base64(Uint8Array.of(9, 9, 9, 9)),
    base64(Y.encodeStateAsUpdate(whole, before)),
  ];
  for (const content of refused) {
    const made = directory.createDocument("ann", { kind: "blank", content });
    await expect(made).rejects.toMatchObject({ code: "bad_request" });
  }
  const flat = new Y.Doc();
  flat.getText(roots.textBody).insert(0, "flat");
  const content = base64(Y.encodeStateAsUpdate(flat));
  await expect(
    directory.createDocument("ann", { kind: "blank", format: "xml", content }),
  ).rejects.toMatchObject({
    code: "bad_request",
  });
  const tooLong = "A".repeat(Math.ceil((limits.maxNewContentBytes + 3) / 3) * 4);
  await expect(directory.createDocument("ann", { kind: "blank", content: tooLong })).rejects.toMatchObject({
    code: "too_large",
  });
  expect(await directory.documents.list("ann", "all", "")).toEqual([]);
});
