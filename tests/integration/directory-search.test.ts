/** Search over HTTP, on a real LevelDB: what is found, by whom, and that nobody is shown a word of what they may not read. */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { SearchResult } from "#lib/collab/home-api.ts";
import { limits } from "#lib/collab/limits.ts";
import { bodyEditors } from "#lib/editor/binding/headless-edits.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import { type DirectoryServer, startDirectoryServer } from "./directory-server.ts";

let server: DirectoryServer;
beforeAll(async () => {
  server = await startDirectoryServer();
});
afterAll(() => server.close());

async function create(owner: string, title: string, ...lines: string[]): Promise<string> {
  const { id } = await server.as(owner).createDocument({ kind: "blank", title });
  if (lines.length > 0) await write(id, owner, ...lines);
  return id;
}

/** As if somebody typed it: blocks in front of what there is. */
async function write(id: string, personId: string, ...lines: string[]): Promise<void> {
  await server.rooms.edit(id, personId, (doc) =>
    bodyEditors.text(doc, schema, (tr) =>
      tr.insert(
        0,
        lines.map((line) => schema.node("block", null, line === "" ? [] : [schema.text(line)])),
      ),
    ),
  );
  await edited(id, personId);
}

/** As the room tells it when an edit is on disk. */
async function edited(id: string, personId: string): Promise<void> {
  const at = ++server.clock.now;
  server.rooms.tell({ room: id, personId, at, title: undefined });
  await vi.waitFor(async () => expect((await server.records.document(id))?.updatedAt).toBe(at));
}

/** Asks until the index has caught up with what was told; each time with the burst of a minute, as a test asks without end. */
async function settled(): Promise<void> {
  await vi.waitFor(() => {
    server.pass(3_000);
    expect(server.search.figures().waiting).toBe(0);
  });
  // What was taken last is in the index when the next answer comes out of it.
  await server.search.find("nobody", "settled");
}

async function search(personId: string, query: string, limit?: number): Promise<SearchResult[]> {
  await settled();
  server.clock.now += 60_000;
  return (await server.as(personId).search(query, limit)).results;
}

const titles = async (personId: string, query: string): Promise<string[]> =>
  (await search(personId, query)).map(({ document }) => document.title);

describe("what is found", () => {
  test("SEARCH-PASSAGE title, text and where it stands, marked in the text itself", async () => {
    const id = await create("ann", "Garten & Haus", "<b>Erste</b> Zeile", "Die Rosen blühen schön", "Ende");
    const [result] = await search("ann", "rosen bluhen");
    expect(result).toMatchObject({
      document: { id, title: "Garten & Haus", role: "own", tags: [], isStarred: false },
      title: { text: "Garten & Haus", marks: [] },
      passage: {
        text: "Die Rosen blühen schön",
        marks: [
          [4, 9],
          [10, 16],
        ],
        isCutBefore: false,
      },
    });
    expect(result?.passage?.place).toMatch(/^b-[0-9a-z]+-[0-9a-z]+$/);
    const [byTitle] = await search("ann", "gart");
    expect(byTitle).toMatchObject({ title: { marks: [[0, 6]] }, passage: null });
    expect((await search("ann", "erste"))[0]?.passage?.text, "text stays text").toBe("<b>Erste</b> Zeile");
  });

  test("SEARCH-FRESH an edit, a new title and new tags are found; what was deleted is not", async () => {
    const id = await create("fay", "Draft", "kumquat");
    expect(await titles("fay", "kumquat")).toEqual(["Draft"]);
    await write(id, "fay", "tamarillo");
    expect(await titles("fay", "tamarillo kumquat")).toEqual(["Draft"]);
    await server.rooms.edit(id, "fay", (doc) =>
      bodyEditors.text(doc, schema, (tr) => tr.delete(0, tr.doc.child(0).nodeSize)),
    );
    await edited(id, "fay");
    expect(await titles("fay", "tamarillo")).toEqual([]);
    await server.as("fay").renameDocument(id, "Final");
    expect(await titles("fay", "final")).toEqual(["Final"]);
    expect(await titles("fay", "draft")).toEqual([]);
    await server.as("fay").changeShelf(id, { tags: ["Urgent things"] });
    expect((await search("fay", "urg"))[0]).toMatchObject({ tags: ["Urgent things"], passage: null });
    expect(await titles("fay", "urgent kumquat")).toEqual(["Final"]);
    expect(await titles("fay", "urgent tamarillo")).toEqual([]);
  });

  test.each([
    ["東京都の庭園で花見をしました", "花見"],
    ["ภาษาไทยไม่เว้นวรรค", "ไม่เว้น"],
    ["Ελληνικά γράμματα", "γραμματα"],
    ["Привет, Ёлка", "елка"],
    ["مرحبا بالعالم", "بالعالم"],
    ["안녕하세요 여러분", "안녕"],
    ["Straßenbahnhaltestelle", "strassenb"],
    ["l’école où naïf", "ecole naif"],
  ])("SEARCH-LANGUAGES %s is found by %s", async (text, query) => {
    await create("lea", "", text);
    const [result] = await search("lea", query);
    expect(result?.passage?.text).toBe(text);
    expect(result?.passage?.marks.length).toBeGreaterThan(0);
  });

  test("SEARCH-HOSTILE control characters, endless words and huge documents are read as far as they go", async () => {
    const id = await create("eve", "Odd", "a\u0000b\u0007c \u202ezigzag\u200b to left", "x".repeat(100_000));
    expect(await titles("eve", "zigzag")).toEqual(["Odd"]);
    await write(id, "eve", ...Array.from({ length: 20 }, () => "lorem ipsum ".repeat(2_000)));
    const long = "word ".repeat(Math.ceil(limits.maxSearchedLength / 5) + 10);
    await create("eve", "Long", "alpha", long, "omega");
    expect(await titles("eve", "alpha")).toEqual(["Long"]);
    expect(await titles("eve", "omega"), "beyond limits.maxSearchedLength").toEqual([]);
    for (const query of [
      "",
      "   ",
      "\u0000",
      "((((",
      "*",
      "\ud800",
      "__proto__",
      "constructor",
      "𝒳".repeat(90),
    ])
      expect([query, (await server.as("eve").search(query)).results]).toEqual([query, []]);
  });

  test("SEARCH-LIMITS the question and the answer are limited", async () => {
    for (let at = 0; at < 25; at++) await create("lim", `Paper ${at}`);
    expect(await search("lim", "paper")).toHaveLength(20);
    expect(await search("lim", "paper", limits.maxSearchResults)).toHaveLength(25);
    const bad = { code: "bad_request" };
    await expect(server.as("lim").search("x", limits.maxSearchResults + 1)).rejects.toMatchObject(bad);
    await expect(server.as("lim").search("x".repeat(limits.maxSearchLength + 1))).rejects.toMatchObject(bad);
    await expect(
      server.as("lim").home({ scope: "recent", limit: limits.maxHomePage + 1 }),
    ).rejects.toMatchObject(bad);
    const words = Array.from({ length: limits.maxSearchWords + 5 }, (_, at) =>
      at === 0 ? "paper" : `w${at}`,
    );
    expect(await titles("lim", words.join(" "))).toEqual([]);
    const more = [...Array.from({ length: limits.maxSearchWords }, () => "paper"), "1"].join(" ");
    expect((await titles("lim", more)).length, "the same word once").toBeGreaterThan(0);
    const asked = async () => {
      for (let at = 0; at <= limits.searchBurst; at++) await server.as("lim2").search("x");
    };
    await expect(asked()).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 1 });
  });
});

describe("who finds it", () => {
  test("SEARCH-PRIVATE nobody finds what they may not read, by no word of it", async () => {
    await create("ann", "Ledger of Ann", "the quokka account");
    await create("bob", "Bob's own", "nothing here");
    for (const query of ["quokka", "ledger", "quo", "quoka"])
      expect([query, await titles("bob", query)]).toEqual([query, []]);
    expect(await titles("ann", "quokka")).toEqual(["Ledger of Ann"]);
    expect(await titles("stranger", "quokka")).toEqual([]);
  });

  const endings: Record<string, (id: string, linkId: string) => Promise<unknown>> = {
    "the link is revoked": (id, linkId) => server.as("ann").revokeLink(id, linkId),
    "the link ends": (id, linkId) =>
      server.as("ann").editLink(id, linkId, { expiresAt: server.clock.now - 1 }),
    "the person is removed": (id) => server.as("ann").removePerson(id, "bob"),
    "the person leaves": (id) => server.as("bob").removePerson(id, "bob"),
    "the document is trashed": (id) => server.as("ann").trashDocument(id),
    "the document is deleted": async (id) => {
      await server.as("ann").trashDocument(id);
      await server.as("ann").deleteDocument(id);
    },
  };
  test.each(Object.entries(endings))("SEARCH-REVOKED at once when %s", async (_what, end) => {
    const id = await create("ann", "Xanadu", "the axolotl plan");
    await server.letIn("ann", id, "bob", "view");
    await server.as("bob").changeShelf(id, { tags: ["axolotl"] });
    expect(await titles("bob", "axolotl")).toEqual(["Xanadu"]);
    const [link] = await server.as("ann").links(id);
    await end(id, link?.id ?? "");
    // The very next question, without waiting for an index.
    expect((await server.as("bob").search("axolotl")).results).toEqual([]);
    expect((await server.as("bob").search("xanadu")).results).toEqual([]);
    await server
      .as("ann")
      .trashDocument(id)
      .catch(() => undefined);
  });

  test("SEARCH-REVOKED also while the index is being asked", async () => {
    const id = await create("ann", "Shared once", "the pangolin plan");
    await server.letIn("ann", id, "bob", "view");
    expect(await titles("bob", "pangolin")).toEqual(["Shared once"]);
    const [, { results }] = await Promise.all([
      server.directory.members.remove("ann", id, "bob"),
      server.search.find("bob", "pangolin"),
    ]);
    const after = await server.search.find("bob", "pangolin");
    expect(after.results).toEqual([]);
    // Whichever came first, what was answered was true when it was.
    expect(results.length).toBeLessThanOrEqual(1);
  });

  test("SEARCH-TRASH what is in the trash is not searched, and found again when it is put back", async () => {
    const id = await create("tom", "Boat", "the okapi sails");
    expect(await titles("tom", "okapi")).toEqual(["Boat"]);
    await server.as("tom").trashDocument(id);
    expect(await titles("tom", "okapi")).toEqual([]);
    await server.as("tom").restoreDocument(id);
    expect(await titles("tom", "okapi")).toEqual(["Boat"]);
  });
});
