/** The home page's calls over HTTP, on a real LevelDB: lists, stars and tags, templates, copies, several at once, the trash. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { tinyPicture } from "#collab-server/testing/tiny-pictures.ts";
import { builtInTemplates } from "#lib/collab/built-in-templates.ts";
import { createDocId } from "#lib/collab/doc-id.ts";
import type { HomeQuery } from "#lib/collab/home-api.ts";
import { limits } from "#lib/collab/limits.ts";
import { blockReaders } from "#lib/editor/binding/block-readers.ts";
import { bodyEditors } from "#lib/editor/binding/headless-edits.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import { languages } from "#lib/texts/language.ts";
import { type DirectoryServer, startDirectoryServer } from "./directory-server.ts";

let server: DirectoryServer;
beforeAll(async () => {
  server = await startDirectoryServer();
});
afterAll(() => server.close());

/** Somebody new, whose Welcome document does not stand in the way. */
let people = 0;
async function somebody(): Promise<string> {
  const name = `person${++people}`;
  const { id } = await server.as(name).createDocument({ kind: "welcome" });
  await server.as(name).trashDocument(id);
  await server.as(name).deleteDocument(id);
  return name;
}

async function create(owner: string, title: string): Promise<string> {
  server.pass(1_000);
  return (await server.as(owner).createDocument({ kind: "blank", title })).id;
}

const titles = async (personId: string, query: HomeQuery): Promise<string[]> =>
  (await server.as(personId).home(query)).documents.map(({ title }) => title);

function write(id: string, text: string, personId = "ann"): Promise<void> {
  return server.rooms.edit(id, personId, (doc) =>
    bodyEditors.text(doc, schema, (tr) => tr.insertText(text, 1)),
  );
}

const readBody = (id: string): Promise<string> =>
  server.rooms.read(id, (doc) =>
    blockReaders
      .text(doc, schema)
      .map(({ node }) => node.textContent)
      .join("|"),
  );

describe("lists", () => {
  test("HOME-SCOPES each scope holds what it says, and the trash apart", async () => {
    const [ann, bob] = [await somebody(), await somebody()];
    const [mine, theirs, gone] = [
      await create(ann, "Mine"),
      await create(bob, "Theirs"),
      await create(ann, "Gone"),
    ];
    await server.letIn(bob, theirs, ann, "view");
    await server.as(ann).changeShelf(theirs, { isStarred: true });
    await server.as(ann).trashDocument(gone);
    await server.as(bob).setTemplate(theirs, true);

    expect(await titles(ann, { scope: "mine" })).toEqual(["Mine"]);
    expect(await titles(ann, { scope: "shared" })).toEqual(["Theirs"]);
    expect(await titles(ann, { scope: "starred" })).toEqual(["Theirs"]);
    expect(await titles(ann, { scope: "templates" })).toEqual(["Theirs"]);
    expect(await titles(ann, { scope: "trash" })).toEqual(["Gone"]);
    expect((await titles(ann, { scope: "recent" })).sort()).toEqual(["Mine", "Theirs"]);
    expect(await titles(bob, { scope: "starred" }), "a star is one's own").toEqual([]);
    expect(await server.as(ann).homeFacets()).toMatchObject({
      counts: { recent: 2, starred: 1, mine: 1, shared: 1, templates: 1, trash: 1 },
      owners: expect.arrayContaining([{ id: bob, name: expect.any(String), count: 1 }]),
    });
    expect(mine).not.toBe(theirs);
  });

  test("HOME-RECENT what was opened last stands first", async () => {
    const ann = await somebody();
    const [first, second, third] = [
      await create(ann, "First"),
      await create(ann, "Second"),
      await create(ann, "Third"),
    ];
    expect(await titles(ann, { scope: "recent" })).toEqual(["Third", "Second", "First"]);
    server.pass(60_000);
    await server.access.joined(ann, first);
    expect(await titles(ann, { scope: "recent" })).toEqual(["First", "Third", "Second"]);
    const opened = (await server.as(ann).home({ scope: "recent" })).documents[0]?.openedAt;
    expect(opened).toBe(server.clock.now);
    // A reconnect within the minute writes nothing.
    server.pass(30_000);
    await server.access.joined(ann, first);
    expect((await server.as(ann).home({ scope: "recent" })).documents[0]?.openedAt).toBe(opened);
    expect([second, third]).toHaveLength(2);
  });

  test("HOME-ORDER by title as people read, by edit and by age", async () => {
    const ann = await somebody();
    for (const title of ["zebra", "Émile", "page 10", "page 9", "", "Apple"]) await create(ann, title);
    expect(await titles(ann, { scope: "mine", sort: "title" })).toEqual([
      "Apple",
      "Émile",
      "page 9",
      "page 10",
      "zebra",
      "",
    ]);
    expect((await titles(ann, { scope: "mine", sort: "created" }))[0]).toBe("Apple");
    const [{ id } = { id: "" }] = (await server.as(ann).home({ scope: "mine", q: "zebra" })).documents;
    server.pass(1_000);
    await server.as(ann).renameDocument(id, "Zebra");
    expect((await titles(ann, { scope: "mine", sort: "edited" }))[0]).toBe("Zebra");
  });

  test.each(["title", "edited", "opened", "created"] as const)(
    "HOME-PAGES every document is on one page, by %s, also when some share a place",
    async (sort) => {
      const ann = await somebody();
      const made: string[] = [];
      for (let at = 0; at < 11; at++) {
        const { id } = await server.as(ann).createDocument({ kind: "blank", title: `T${at % 3}` });
        made.push(id);
      }
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await server
          .as(ann)
          .home({ scope: "mine", sort, limit: 4, ...(cursor !== undefined && { cursor }) });
        expect(page.total).toBe(11);
        seen.push(...page.documents.map(({ id }) => id));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(seen.toSorted()).toEqual(made.toSorted());
    },
  );

  test("HOME-PAGES what came meanwhile moves nothing to another page", async () => {
    const ann = await somebody();
    for (const title of ["b", "d", "f", "h"]) await create(ann, title);
    const first = await server.as(ann).home({ scope: "mine", sort: "title", limit: 2 });
    await create(ann, "a");
    const cursor = first.next ?? "";
    expect(await titles(ann, { scope: "mine", sort: "title", limit: 2, cursor })).toEqual(["f", "h"]);
    await expect(server.as(ann).home({ scope: "mine", sort: "edited", cursor })).rejects.toMatchObject({
      code: "bad_request",
    });
    await expect(server.as(ann).home({ scope: "mine", cursor: "nonsense" })).rejects.toMatchObject({
      code: "bad_request",
    });
  });

  test("HOME-FILTER by tag, owner, role and title, all at once", async () => {
    const [ann, bob] = [await somebody(), await somebody()];
    const [one, two] = [await create(bob, "Plan A"), await create(bob, "Plan B")];
    await create(ann, "Plan C");
    await server.letIn(bob, one, ann, "edit");
    await server.letIn(bob, two, ann, "view");
    await server.as(ann).changeShelf(two, { tags: ["  Work  now ", "work now", "home"] });
    expect((await server.as(ann).home({ scope: "recent", q: "plan b" })).documents[0]?.tags).toEqual([
      "Work now",
      "home",
    ]);
    expect(await titles(ann, { scope: "recent", tag: "WORK NOW" })).toEqual(["Plan B"]);
    expect((await titles(ann, { scope: "recent", owner: bob })).sort()).toEqual(["Plan A", "Plan B"]);
    expect(await titles(ann, { scope: "recent", owner: bob, role: "edit" })).toEqual(["Plan A"]);
    expect(await titles(ann, { scope: "recent", tag: "home", role: "edit" })).toEqual([]);
    expect((await server.as(ann).homeFacets()).tags).toEqual([
      { name: "home", count: 1 },
      { name: "Work now", count: 1 },
    ]);
  });

  test("HOME-LIVE a list never holds what one may not open any more", async () => {
    const [ann, bob] = [await somebody(), await somebody()];
    const id = await create(ann, "Secret");
    await server.letIn(ann, id, bob, "view");
    expect(await titles(bob, { scope: "recent" })).toEqual(["Secret"]);
    const [link] = await server.as(ann).links(id);
    await server.as(ann).revokeLink(id, link?.id ?? "");
    expect(await titles(bob, { scope: "recent" })).toEqual([]);
    await server.letIn(ann, id, bob, "view");
    expect(await titles(bob, { scope: "recent" })).toEqual(["Secret"]);
    await server.as(ann).removePerson(id, bob);
    expect(await titles(bob, { scope: "recent" })).toEqual([]);
  });

  test("HOME-LIVE a link's end takes the document out of the list at its moment", async () => {
    const [ann, bob] = [await somebody(), await somebody()];
    const id = await create(ann, "Until noon");
    const { secret } = await server
      .as(ann)
      .createLink(id, { role: "view", expiresAt: server.clock.now + 5_000 });
    await server.as(bob).redeemLink(secret, "192.0.2.2");
    expect(await titles(bob, { scope: "shared" })).toEqual(["Until noon"]);
    server.pass(5_001);
    expect(await titles(bob, { scope: "shared" })).toEqual([]);
  });
});

describe("shelves", () => {
  test("SHELF-LIMITS tags are limited in number and length, and hold something to be seen", async () => {
    const ann = await somebody();
    const id = await create(ann, "Tagged");
    const tags = Array.from({ length: limits.maxTagsPerDocument }, (_, at) => `t${at}`);
    await server.as(ann).changeShelf(id, { tags });
    const bad = { code: "bad_request" };
    await expect(server.as(ann).changeShelf(id, { tags: [...tags, "more"] })).rejects.toMatchObject(bad);
    await expect(
      server.as(ann).changeShelf(id, { tags: ["x".repeat(limits.maxTagLength + 1)] }),
    ).rejects.toMatchObject(bad);
    await expect(server.as(ann).changeShelf(id, { tags: ["\u202e\u200b"] })).rejects.toMatchObject(bad);
    expect(await server.as(ann).batch({ action: "tag", tag: "more", documentIds: [id] })).toMatchObject({
      results: [{ documentId: id, error: "too_large" }],
    });
    expect(await server.as(ann).changeShelf(id, { tags: [] })).toMatchObject({ tags: [], isStarred: false });
  });

  test("SHELF-OWN needs access, and is gone with the document", async () => {
    const [ann, bob] = [await somebody(), await somebody()];
    const id = await create(ann, "Mine");
    await expect(server.as(bob).changeShelf(id, { isStarred: true })).rejects.toMatchObject({
      code: "not_found",
    });
    await server.as(ann).changeShelf(id, { isStarred: true });
    await server.as(ann).trashDocument(id);
    await server.as(ann).deleteDocument(id);
    expect(await server.records.shelvesOfPerson(ann)).toEqual([]);
  });
});

describe("several at once", () => {
  test("BATCH each document has a result of its own, in the order asked, and one that fails stops none", async () => {
    const [ann, bob] = [await somebody(), await somebody()];
    const [mine, theirs, other] = [await create(ann, "1"), await create(bob, "2"), await create(bob, "3")];
    await server.letIn(bob, theirs, ann, "edit");
    const answer = await server
      .as(ann)
      .batch({ action: "trash", documentIds: [theirs, mine, other, "../x", mine] });
    expect(answer.results.map(({ documentId, error }) => [documentId, error])).toEqual([
      [theirs, "forbidden"],
      [mine, null],
      [other, "not_found"],
      ["../x", "not_found"],
    ]);
    expect(answer.results[1]?.document).toMatchObject({ id: mine, trashedAt: server.clock.now });
    const tagged = await server.as(ann).batch({ action: "tag", tag: "x", documentIds: [mine, theirs] });
    expect(tagged.results.map(({ document }) => document?.tags)).toEqual([["x"], ["x"]]);
    const untagged = await server.as(ann).batch({ action: "untag", tag: "X", documentIds: [mine] });
    expect(untagged.results[0]?.document?.tags).toEqual([]);
    const starred = await server.as(ann).batch({ action: "star", documentIds: [theirs] });
    expect(starred.results[0]?.document?.isStarred).toBe(true);
    const deleted = await server.as(ann).batch({ action: "delete", documentIds: [mine, theirs] });
    expect(deleted.results.map(({ error }) => error)).toEqual([null, "forbidden"]);
    expect(await titles(ann, { scope: "trash" })).toEqual([]);
  });

  test("BATCH more than limits.maxBatchDocuments are refused before any is touched", async () => {
    const ann = await somebody();
    const id = await create(ann, "Stays");
    const documentIds = [id, ...Array.from({ length: limits.maxBatchDocuments }, () => createDocId())];
    await expect(server.as(ann).batch({ action: "trash", documentIds })).rejects.toMatchObject({
      code: "bad_request",
    });
    expect(await titles(ann, { scope: "mine" })).toEqual(["Stays"]);
  });
});

describe("the trash", () => {
  test("TRASH-DELETE only the owner deletes for good, and only from the trash; nothing is left", async () => {
    const [ann, bob] = [await somebody(), await somebody()];
    const id = await create(ann, "Old");
    await server.letIn(ann, id, bob, "edit");
    await server.as(ann).setRole(id, bob, "own");
    await expect(server.as(ann).deleteDocument(id)).rejects.toMatchObject({ code: "conflict" });
    await server.as(bob).trashDocument(id);
    expect(await titles(bob, { scope: "trash" }), "a co-owner may put it back").toEqual(["Old"]);
    await expect(server.as(bob).deleteDocument(id)).rejects.toMatchObject({ code: "forbidden" });
    server.changes.length = 0;
    await server.as(ann).deleteDocument(id);
    expect(server.changes).toContainEqual({ kind: "deleted", room: id });
    expect(server.rooms.names()).not.toContain(id);
    await expect(server.as(ann).document(id)).rejects.toMatchObject({ code: "not_found" });
    expect(await titles(bob, { scope: "trash" })).toEqual([]);
    expect(await server.records.grantsOfDocument(id)).toEqual([]);
  });

  test("TRASH-ENDS what was trashed 30 days ago is gone from list and disk", async () => {
    const ann = await somebody();
    const id = await create(ann, "Forgotten");
    await server.as(ann).trashDocument(id);
    server.pass(limits.trashMs);
    await server.directory.sweep();
    expect(await titles(ann, { scope: "trash" })).toEqual([]);
    expect(server.rooms.names()).not.toContain(id);
  });
});

describe("copies", () => {
  test("COPY the body and its pictures as they are now, and nothing else", async () => {
    const [ann, bob] = [await somebody(), await somebody()];
    const id = await create(ann, "Report");
    async function* once() {
      yield tinyPicture("png");
    }
    const picture = await server.directory.blobs.add(ann, id, once());
    await server.rooms.edit(id, ann, (doc) =>
      bodyEditors.text(doc, schema, (tr) =>
        tr.insert(0, schema.node("image", { src: `blobs/${picture.hash}` })).insertText("kept and secret", 2),
      ),
    );
    await server.rooms.edit(id, ann, (doc) => bodyEditors.text(doc, schema, (tr) => tr.delete(6, 17)));
    await server.letIn(ann, id, bob, "view");
    await server.as(bob).changeShelf(id, { isStarred: true, tags: ["x"] });

    const copy = await server.as(bob).duplicateDocument(id, "Kopie");
    expect(copy).toMatchObject({
      title: "Kopie",
      role: "own",
      owner: { id: bob },
      isStarred: false,
      tags: [],
    });
    expect(await readBody(copy.id)).toBe(await readBody(id));
    expect(server.rooms.editors(copy.id)).toEqual(expect.arrayContaining([bob]));
    const update = await server.rooms.read(copy.id, (doc) => Y.encodeStateAsUpdate(doc));
    expect(Buffer.from(update).includes("kept")).toBe(true);
    expect(Buffer.from(update).includes("secret"), "what was deleted stays behind").toBe(false);
    const shown = await server.as(bob).openPicture(copy.id, picture.hash);
    expect(shown.headers.get("content-type")).toBe("image/png");
    expect(await server.as(bob).people(copy.id)).toHaveLength(1);
    expect(await server.as(bob).links(copy.id)).toEqual([]);
    await write(copy.id, "mine: ", bob);
    expect(await readBody(id)).not.toContain("mine");
    expect((await server.as(bob).duplicateDocument(id)).title).toBe("Copy of Report");
  });

  test("COPY a picture that the text names no more is not taken along", async () => {
    const ann = await somebody();
    const id = await create(ann, "Report");
    async function* once() {
      yield tinyPicture("png");
    }
    await server.directory.blobs.add(ann, id, once());
    const copy = await server.as(ann).duplicateDocument(id);
    expect(await server.records.blobsOfDocument(copy.id)).toEqual([]);
  });

  test("COPY needs access", async () => {
    const [ann, bob] = [await somebody(), await somebody()];
    const id = await create(ann, "Report");
    await expect(server.as(bob).duplicateDocument(id)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("templates", () => {
  test.each(builtInTemplates.flatMap((template) => languages.map((language) => ({ template, language }))))(
    "TEMPLATE $template in $language begins a document of one's own",
    async ({ template, language }) => {
      const { id, title } = await server.as("tess").createDocument({ kind: "blank", template, language });
      expect(title.length).toBeGreaterThan(3);
      expect((await readBody(id)).split("|").length).toBeGreaterThan(8);
    },
  );

  test("TEMPLATE languages differ, and a given title counts", async () => {
    const make = async (language: "en" | "de") =>
      readBody(
        (await server.as("tess").createDocument({ kind: "blank", template: "meeting-notes", language })).id,
      );
    expect(await make("de")).not.toBe(await make("en"));
    const { title } = await server
      .as("tess")
      .createDocument({ kind: "blank", template: "meeting-notes", title: "Monday" });
    expect(title).toBe("Monday");
  });

  test("TEMPLATE owners mark one's own documents; who may read them finds them", async () => {
    const [ann, bob] = [await somebody(), await somebody()];
    const id = await create(ann, "Our letter");
    await server.letIn(ann, id, bob, "edit");
    await expect(server.as(bob).setTemplate(id, true)).rejects.toMatchObject({ code: "forbidden" });
    await server.as(ann).setTemplate(id, true);
    expect(await titles(bob, { scope: "templates" })).toEqual(["Our letter"]);
    expect((await server.as(bob).duplicateDocument(id, "Our letter")).isTemplate).toBe(false);
    await server.as(ann).setTemplate(id, false);
    expect(await titles(bob, { scope: "templates" })).toEqual([]);
  });
});
