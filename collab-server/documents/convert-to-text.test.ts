import { expect, test } from "vitest";
import * as Y from "yjs";
import { createDirectoryAccess } from "#collab-server/access/directory-access.ts";
import { createInlineCompactor } from "#collab-server/compaction/inline-compactor.ts";
import { createRoomRegistry } from "#collab-server/rooms/room-registry.ts";
import { createMemoryStore } from "#collab-server/storage/memory-store.ts";
import type { OrderedStore } from "#collab-server/storage/ordered-store.ts";
import { createOrderedUpdateLog } from "#collab-server/storage/ordered-update-log.ts";
import { createMemoryBlobs } from "#collab-server/testing/memory-blobs.ts";
import { createRecordingLogger } from "#collab-server/testing/recording-logger.ts";
import { createScriptedStore } from "#collab-server/testing/scripted-store.ts";
import { roots } from "#lib/collab/document-format.ts";
import { createFakeClock } from "#lib/collab/testing/fake-clock.ts";
import { readDocument } from "#lib/editor/binding/text/document.ts";
import { readBody } from "#lib/editor/binding/xml/read-body.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import { createDirectory } from "./create-directory.ts";
import { createFrozenPages } from "./frozen-pages.ts";
import { createHomeRows } from "./home-rows.ts";
import { createOrderedDirectory } from "./ordered-directory.ts";

/** Rooms and directory over one store, as the program has them; what a restart would make of it, too. */
function open(inner: OrderedStore) {
  const clock = createFakeClock();
  const store = createScriptedStore(inner);
  const logger = createRecordingLogger();
  const log = createOrderedUpdateLog(store);
  const rooms = createRoomRegistry({ log, compactor: createInlineCompactor(), clock, logger });
  const now = () => clock.now();
  const rows = createHomeRows(createOrderedDirectory({ store, logger }));
  const { directory: records } = rows;
  const access = createDirectoryAccess({ directory: records, logger, now });
  const directory = createDirectory({
    rows,
    access,
    editor: rooms,
    blobs: createMemoryBlobs(now),
    tellNews: () => {},
    removeComments: async () => {},
    frozen: createFrozenPages(store),
    checkUpdate: () => {},
    masterSecret: "m".repeat(43),
    logger,
    now,
    after: (ms, task) => clock.after(ms, task),
  });
  access.subscribe((change) => rooms.applyChange(change));
  const settle = async () => {
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
  };

  return {
    directory,
    rooms,
    access,
    store,
    log,
    logger,
    settle,
    /** What an editor that goes by the directory would show, line by line. */
    async shown(id: string): Promise<{ format: string; incarnation: string; lines: string[] }> {
      const { format, incarnation } = await directory.documents.get("ann", id);
      const lines = await rooms.read(id, (doc) => {
        const content =
          format === "xml" ? readBody(doc.getXmlFragment(roots.xmlBody), schema) : readDocument(doc, schema);
        return content.children.map((node) => `${String(node.attrs.kind)}:${node.textContent}`);
      });
      return { format, incarnation, lines };
    },
    xmlLength: (id: string) => rooms.read(id, (doc) => doc.getXmlFragment(roots.xmlBody).length),
    async write(id: string, line: string): Promise<void> {
      await rooms.edit(id, "bob", (doc) => {
        const block = new Y.XmlElement("block");
        block.insert(0, [new Y.XmlText(line)]);
        doc.getXmlFragment(roots.xmlBody).push([block]);
      });
    },
  };
}

async function xmlDocument(store: OrderedStore): Promise<string> {
  const bench = open(store);
  const { entry } = await bench.directory.createDocument("ann", {
    kind: "blank",
    title: "Plan",
    format: "xml",
  });
  await bench.write(entry.id, "one");
  await bench.write(entry.id, "two");
  await bench.settle();
  return entry.id;
}

const lines = ["paragraph:", "paragraph:one", "paragraph:two"];

test("a document is converted once; its title, its log and everything else stay", async () => {
  const store = createMemoryStore();
  const id = await xmlDocument(store);
  const bench = open(store);
  const before = await bench.directory.documents.get("ann", id);
  const rows = (await bench.log.load(id)).rows;
  const converted = await bench.directory.convertToText("ann", id);
  expect(converted).toEqual({
    ...before,
    format: "text",
    incarnation: expect.not.stringMatching(before.incarnation),
    updatedAt: expect.any(Number),
  });
  expect(await bench.shown(id)).toEqual({ format: "text", incarnation: converted.incarnation, lines });
  expect(await bench.xmlLength(id)).toBe(0);
  expect(await bench.rooms.read(id, (doc) => doc.getText(roots.title).toJSON())).toBe("Plan");
  const after = (await bench.log.load(id)).rows;
  expect(after.slice(0, rows.length)).toEqual(rows);
  expect(after.slice(rows.length).map(({ personId }) => personId)).toEqual(["ann", "ann"]);

  // History replays the log: the old body is there as it was.
  const past = new Y.Doc();
  for (const { update } of rows) Y.applyUpdate(past, update);
  expect(past.getXmlFragment(roots.xmlBody).length).toBe(3);
  expect(past.getText(roots.textBody).length).toBe(0);

  expect(await bench.directory.convertToText("ann", id)).toMatchObject({
    format: "text",
    incarnation: converted.incarnation,
  });
  expect((await bench.log.load(id)).rows).toHaveLength(after.length);
});

test("only the owner converts; others get what they get for every document", async () => {
  const store = createMemoryStore();
  const id = await xmlDocument(store);
  const { directory, access } = open(store);
  const { secret } = await directory.links.create("ann", id, { role: "edit" });
  await directory.links.redeem("bob", secret, { tryPassword: (_link, check) => check() });
  await access.joined("bob", id);
  await expect(directory.convertToText("bob", id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(directory.convertToText("eve", id)).rejects.toMatchObject({ code: "not_found" });
  expect((await directory.documents.get("ann", id)).format).toBe("xml");
});

test("killed after any write, the document opens as one of the two, whole; a retry converts it", async () => {
  const seen: string[] = [];
  for (let writes = 0; ; writes++) {
    const store = createMemoryStore();
    const id = await xmlDocument(store);
    const dying = open(store);
    const before = await dying.shown(id);
    dying.store.dieAfter(writes);
    const outcome = await dying.directory.convertToText("ann", id).then(
      () => "converted",
      () => "failed",
    );
    await dying.settle();

    const next = open(store);
    const after = await next.shown(id);
    expect(after.lines).toEqual(lines);
    if (after.format === "xml") expect(after.incarnation).toBe(before.incarnation);
    else expect(after.incarnation).not.toBe(before.incarnation);
    // The answer may be lost; it is never wrong.
    if (outcome === "converted") expect(after.format).toBe("text");
    seen.push(`${after.format} ${(await next.xmlLength(id)) > 0 ? "with" : "without"} xml`);

    // People who go on with the old one lose nothing by the retry.
    const expected = [...lines];
    if (after.format === "xml") {
      await next.write(id, "three");
      expected.push("paragraph:three");
    }
    await next.directory.convertToText("ann", id);
    expect(await next.shown(id)).toMatchObject({ format: "text", lines: expected });
    expect(await next.xmlLength(id)).toBe(0);
    if (!dying.store.failWrites) break;
  }
  // Before and after the text was written, after the record, and at the end.
  expect([...new Set(seen)]).toEqual(["xml with xml", "text with xml", "text without xml"]);
  expect(seen.filter((state) => state === "xml with xml").length).toBeGreaterThanOrEqual(2);
});

test("what a crash left of the old body goes when somebody enters", async () => {
  const store = createMemoryStore();
  const id = await xmlDocument(store);
  const dying = open(store);
  dying.store.dieAfter(2);
  await expect(dying.directory.convertToText("ann", id)).rejects.toMatchObject({ code: "unavailable" });
  const next = open(store);
  expect([await next.xmlLength(id), (await next.shown(id)).format]).toEqual([3, "text"]);
  await next.access.joined("ann", id);
  expect(await next.xmlLength(id)).toBe(0);
  expect((await next.shown(id)).lines).toEqual(lines);
});

test("a document in the trash is its owner's to convert; one of a newer Quire is nobody's here", async () => {
  const store = createMemoryStore();
  const id = await xmlDocument(store);
  const bench = open(store);
  await bench.directory.documents.trash("ann", id);
  expect((await bench.directory.convertToText("ann", id)).format).toBe("text");

  const newer = await xmlDocument(store);
  const records = createOrderedDirectory({ store, logger: bench.logger });
  const record = await records.document(newer);
  if (record === undefined) throw new Error("it was just made");
  await records.write([{ kind: "document", put: { ...record, schemaVersion: 99 } }]);
  await expect(bench.directory.convertToText("ann", newer)).rejects.toMatchObject({ code: "bad_request" });
  expect((await bench.shown(newer)).lines).toEqual(lines);
});
