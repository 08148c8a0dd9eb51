/** Publishing as the web app asks for it: who may, what an address shows, and when it stops to. */
import { describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { limits } from "#lib/collab/limits.ts";
import type { Publish } from "#lib/collab/publish-api.ts";
import { useSharing } from "./sharing-bench.ts";

const { server, documentId, ann } = useSharing();
const live: Publish = { mode: "live", isIndexed: false, language: "en" };
const frozen: Publish = { ...live, mode: "frozen" };
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "ok",
    (error: { code: string }) => error.code,
  );
const edit = (text: string) =>
  server().rooms.edit(documentId(), "ann", (doc) => doc.getText("title").insert(0, text));

async function titleAt(slug: string): Promise<string> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await server().client.published.content(slug));
  return doc.getText("title").toJSON();
}

async function versionAt(slug: string): Promise<string> {
  const page = await server().client.published.page(slug);
  if (page.state !== "published") throw new Error(page.state);
  return page.version;
}

describe("an address", () => {
  test("is made of the title, and shows the document as it is", async () => {
    const { slug } = await ann().publish(documentId(), live);
    expect(slug).toMatch(/^plan-[a-z0-9]{6}$/);
    expect(await titleAt(slug)).toBe("Plan");
    await edit("New ");
    expect(await titleAt(slug)).toBe("New Plan");
  });

  test("says nothing about who wrote, who may read, or which document it is", async () => {
    const { slug } = await ann().publish(documentId(), live);
    const answer = await server().raw(`/v1/published/${slug}`);
    const text = await answer.text();
    expect(text).not.toContain(documentId());
    expect(text).not.toContain("ann");
  });

  test("that is frozen shows what was there, until it is published again", async () => {
    const { slug } = await ann().publish(documentId(), frozen);
    const before = await versionAt(slug);
    await edit("Later ");
    expect(await titleAt(slug)).toBe("Plan");
    expect(await versionAt(slug)).toBe(before);
    server().clock.now += 1_000;
    const again = await ann().publish(documentId(), frozen);
    expect(again.slug).toBe(slug);
    expect(await titleAt(slug)).toBe("Later Plan");
    expect(await versionAt(slug)).not.toBe(before);
  });

  test("changes from live to frozen and back", async () => {
    const { slug } = await ann().publish(documentId(), live);
    await ann().changePublication(documentId(), { mode: "frozen" });
    await edit("Later ");
    expect(await titleAt(slug)).toBe("Plan");
    await ann().changePublication(documentId(), { mode: "live" });
    expect(await titleAt(slug)).toBe("Later Plan");
  });

  test("is chosen by owners, unique, and the old one leads to the new one", async () => {
    const { slug } = await ann().publish(documentId(), live);
    expect((await ann().changePublication(documentId(), { slug: "our-plan" })).slug).toBe("our-plan");
    expect(await server().client.published.page(slug)).toEqual({ state: "moved", slug: "our-plan" });
    const other = await ann().createDocument({ kind: "blank" });
    await ann().publish(other.id, live);
    expect(await codeOf(ann().changePublication(other.id, { slug: "our-plan" }))).toBe("conflict");
    expect(await codeOf(ann().changePublication(other.id, { slug }))).toBe("conflict");
    for (const wrong of ["Our", "a", "../x", "a--b"])
      expect(await codeOf(ann().changePublication(documentId(), { slug: wrong }))).toBe("bad_request");
  });

  test("limits.maxSlugsPerDocument: the oldest are given up", async () => {
    const { slug } = await ann().publish(documentId(), live);
    for (let number = 1; number < limits.maxSlugsPerDocument; number++)
      await ann().changePublication(documentId(), { slug: `plan-${number}` });
    expect((await server().client.published.page(slug)).state).toBe("moved");
    await ann().changePublication(documentId(), { slug: "one-more" });
    expect(await codeOf(server().client.published.page(slug))).toBe("not_found");
  });

  test("limits.maxPublishedBytes: a document of more is refused, and stays unpublished", async () => {
    await edit("x".repeat(limits.maxPublishedBytes));
    expect(await codeOf(ann().publish(documentId(), live))).toBe("too_large");
    expect(await ann().publication(documentId())).toBeNull();
  });
});

describe("taking it back", () => {
  test("counts at once for the page, its text and its pictures; the address stays its document's", async () => {
    const { slug } = await ann().publish(documentId(), live);
    await ann().unpublish(documentId());
    const { published } = server().client;
    expect(await published.page(slug)).toEqual({ state: "gone" });
    expect(await codeOf(published.content(slug))).toBe("not_found");
    expect(await codeOf(published.openPicture(slug, "a".repeat(64)))).toBe("not_found");
    const other = await ann().createDocument({ kind: "blank" });
    await ann().publish(other.id, live);
    expect(await codeOf(ann().changePublication(other.id, { slug }))).toBe("conflict");
    expect((await ann().publish(documentId(), live)).slug).toBe(slug);
  });

  test("in the trash it is gone, restored it is back, deleted for good nothing is left", async () => {
    const { slug } = await ann().publish(documentId(), frozen);
    await ann().trashDocument(documentId());
    expect(await server().client.published.page(slug)).toEqual({ state: "gone" });
    expect(await codeOf(server().client.published.content(slug))).toBe("not_found");
    await ann().restoreDocument(documentId());
    expect(await titleAt(slug)).toBe("Plan");
    await ann().trashDocument(documentId());
    server().clock.now += limits.trashMs;
    await server().directory.sweep();
    expect(await codeOf(server().client.published.page(slug))).toBe("not_found");
    expect(await server().records.slug(slug)).toBeUndefined();
  });

  test("an address that never was is none", async () => {
    for (const slug of ["nothing-here", "A", "..", "%00"])
      expect(await codeOf(server().client.published.page(slug))).toBe("not_found");
  });
});

describe("following", () => {
  test("the next version is told when it comes, and when the page is taken back", async () => {
    const { slug } = await ann().publish(documentId(), live);
    const { published } = server().client;
    const version = await versionAt(slug);
    const next = published.next(slug, version, 7);
    await vi.waitFor(() => expect(server().directory.publishing.figures()).toEqual({ pages: 1, readers: 7 }));
    await edit("New ");
    const { now: at } = server().clock;
    server().rooms.tell({ room: documentId(), personId: "ann", at, title: undefined });
    const page = await next;
    expect(page.state === "published" && page.version).not.toBe(version);
    const end = published.next(slug, await versionAt(slug), 7);
    await vi.waitFor(() => expect(server().directory.publishing.figures().pages).toBe(1));
    await ann().unpublish(documentId());
    expect(await end).toEqual({ state: "gone" });
  });

  test("limits.publishedWaitMs: without an edit the same version is told after a while", async () => {
    const { slug } = await ann().publish(documentId(), live);
    const version = await versionAt(slug);
    const next = server().client.published.next(slug, version, 1);
    await vi.waitFor(() => expect(server().directory.publishing.figures().pages).toBe(1));
    server().pass(limits.publishedWaitMs);
    expect(await next).toMatchObject({ state: "published", version });
  });
});

describe("who", () => {
  test("owners publish; who may edit knows of it; everybody else does not", async () => {
    for (const [personId, role] of [
      ["eve", "edit"],
      ["cem", "comment"],
      ["vic", "view"],
    ] as const)
      await server().letIn("ann", documentId(), personId, role);
    const { slug } = await ann().publish(documentId(), live);
    const as = (personId: string) => server().as(personId);
    expect((await as("eve").publication(documentId()))?.slug).toBe(slug);
    expect((await as("eve").document(documentId())).isPublished).toBe(true);
    expect((await as("vic").document(documentId())).isPublished).toBe(false);
    expect(await codeOf(as("eve").publish(documentId(), live))).toBe("forbidden");
    expect(await codeOf(as("eve").unpublish(documentId()))).toBe("forbidden");
    expect(await codeOf(as("vic").publication(documentId()))).toBe("forbidden");
    expect(await codeOf(as("cem").changePublication(documentId(), { isIndexed: true }))).toBe("forbidden");
    expect(await codeOf(as("nobody").publication(documentId()))).toBe("not_found");
    await ann().setRole(documentId(), "eve", "own");
    expect(await codeOf(as("eve").unpublish(documentId()))).toBe("ok");
  });

  test("those who write are told of it while they are there", async () => {
    await ann().publish(documentId(), live);
    expect(server().changes).toContainEqual({
      kind: "event",
      room: documentId(),
      to: { atLeast: "edit" },
      event: { kind: "published" },
    });
  });
});
