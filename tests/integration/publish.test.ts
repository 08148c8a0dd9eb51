/** Published pages as the world sees them: through the launcher's one port, with nobody's session. */
import type { Transaction } from "prosemirror-state";
import { afterEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { tinyPicture } from "#collab-server/testing/tiny-pictures.ts";
import { collabTokenAnswerSchema } from "#lib/collab/collab-token-answer.ts";
import { type Publish, publicationSchema } from "#lib/collab/publish-api.ts";
import { blobSchema } from "#lib/collab/service-api.ts";
import { bodyEditors } from "#lib/editor/binding/headless-edits.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import { type BrowserSession, openBrowserSession } from "./browser-session.ts";
import { type EventStream, openEventStream } from "./event-stream.ts";
import { newDocument, read, useQuire } from "./quire-bench.ts";
import { connectRaw } from "./raw-client.ts";

const quire = useQuire();
const png = tinyPicture("png");
const soon = { timeout: 15_000, interval: 20 };
const live: Publish = { mode: "live", isIndexed: false, language: "en" };
const streams: EventStream[] = [];
afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});

const publish = (browser: BrowserSession, id: string, wanted: Partial<Publish> = {}) =>
  read(publicationSchema, browser.send("POST", `/api/documents/${id}/publication`, { ...live, ...wanted }));
const pageAt = (slug: string, headers: Record<string, string> = {}) =>
  fetch(`${quire.url()}/p/${slug}`, { headers, redirect: "manual" });

async function follow(slug: string): Promise<EventStream> {
  const html = await (await pageAt(slug)).text();
  const [, state = ""] = /data-state="([^"]+)"/.exec(html) ?? [];
  const stream = await openEventStream(`${quire.url()}/p/${slug}/live?state=${state}`);
  streams.push(stream);
  return stream;
}

/** Somebody at the document with a client of their own. */
async function open(browser: BrowserSession, id: string) {
  const { token } = await read(collabTokenAnswerSchema, browser.get("/api/collab-token"));
  const doc = new Y.Doc();
  const client = connectRaw(`${quire.url().replace("http", "ws")}/collab/${id}`, {
    protocols: ["quire.v1", `quire.token.${token}`],
    headers: { origin: quire.url(), cookie: browser.cookie() },
    doc,
  });
  await vi.waitFor(() => expect(doc.getText("body").length).toBeGreaterThan(0), soon);
  const change = async (make: (tr: Transaction) => void): Promise<void> => {
    const sent = client.edit((edited) => bodyEditors.text(edited, schema, (tr) => make(tr)));
    await vi.waitFor(() => expect(client.settled()).toBeGreaterThanOrEqual(sent), soon);
  };
  return {
    /** Both are on disk when they resolve. */
    write: (text: string) => change((tr) => void tr.insertText(text, tr.doc.content.size - 1)),
    show: (hash: string) =>
      change(
        (tr) =>
          void tr.insert(tr.doc.content.size, schema.node("image", { src: `blobs/${hash}`, alt: "A dot" })),
      ),
    close: () => client.socket.terminate(),
  };
}

async function published(wanted: Partial<Publish> = {}) {
  const owner = openBrowserSession(quire.url());
  const { id } = await newDocument(owner);
  const client = await open(owner, id);
  return { owner, id, client, ...(await publish(owner, id, wanted)) };
}

test("a page is finished HTML for anybody, without a cookie, a framework or a way to run anything else", async () => {
  const { slug, client } = await published();
  await client.write("Hello world");
  await vi.waitFor(async () => expect(await (await pageAt(slug)).text()).toContain("Hello world"), soon);
  const answer = await pageAt(slug);
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(answer.headers.get("set-cookie")).toBeNull();
  expect(html).not.toContain("_next/");
  const policy = answer.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|nonce|strict-dynamic|https:/);
  expect(answer.headers.get("x-robots-tag")).toBe("noindex");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  client.close();
});

test("a state has a strong mark, and is not sent twice; another state has another", async () => {
  const { slug, client } = await published();
  const first = await pageAt(slug);
  const etag = first.headers.get("etag") ?? "";
  expect(etag).toMatch(/^"[\w-]{20,}/);
  expect(first.headers.get("cache-control")).toBe("public, no-cache, no-transform");
  expect(first.headers.get("vary")).toContain("Accept-Encoding");
  await first.text();
  const second = await pageAt(slug, { "if-none-match": `W/"x", ${etag}` });
  expect([second.status, await second.text()]).toEqual([304, ""]);
  const plain = await pageAt(slug, { "accept-encoding": "identity", "if-none-match": etag });
  expect([plain.status, plain.headers.get("content-encoding")]).toEqual([200, null]);
  await plain.text();
  await client.write("Another");
  await vi.waitFor(async () => {
    const answer = await pageAt(slug, { "if-none-match": etag });
    await answer.text();
    expect(answer.status).toBe(200);
  }, soon);
  client.close();
});

test("who follows a live page is told what changed, in order, through the public port", async () => {
  const { slug, client } = await published();
  const stream = await follow(slug);
  expect(stream.headers.get("content-type")).toContain("text/event-stream");
  expect(stream.headers.get("content-encoding")).toBeNull();
  await client.write("One");
  await vi.waitFor(() => expect(JSON.stringify(stream.events)).toContain("One"), soon);
  await client.write(" and two");
  await vi.waitFor(() => expect(JSON.stringify(stream.events)).toContain("One and two"), soon);
  expect(stream.events.every(({ event }) => event === "patch")).toBe(true);
  client.close();
});

test("a frozen page stays as it was, streams nothing, and moves when it is published again", async () => {
  const { owner, id, slug, client } = await published();
  await client.write("Before");
  await vi.waitFor(async () => expect(await (await pageAt(slug)).text()).toContain("Before"), soon);
  await publish(owner, id, { mode: "frozen" });
  await client.write(" and after");
  const html = await (await pageAt(slug)).text();
  expect(html).toContain("Before");
  expect(html).not.toContain("and after");
  expect((await openEventStream(`${quire.url()}/p/${slug}/live`)).status).toBe(404);
  await publish(owner, id, { mode: "frozen" });
  expect(await (await pageAt(slug)).text()).toContain("Before and after");
  client.close();
});

test("taken back, it is gone at once: the page, its pictures, and the streams that are open", async () => {
  const { owner, id, slug, client } = await published();
  const added = await fetch(`${quire.url()}/api/documents/${id}/blobs`, {
    method: "POST",
    headers: { origin: quire.url(), cookie: owner.cookie() },
    body: png,
  });
  const { hash } = await read(blobSchema, Promise.resolve(added));
  const picture = () => fetch(`${quire.url()}/p/${slug}/blobs/${hash}`);
  // In the document's keeping, but not on the page.
  expect((await picture()).status).toBe(404);
  await client.show(hash);
  await vi.waitFor(async () => expect((await picture()).status).toBe(200), soon);
  const shown = await picture();
  expect(shown.headers.get("content-type")).toBe("image/png");
  expect(shown.headers.get("content-security-policy")).toContain("sandbox");
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(Buffer.from(png));
  const again = await fetch(`${quire.url()}/p/${slug}/blobs/${hash}`, {
    headers: { "if-none-match": `"${hash}"` },
  });
  expect(again.status).toBe(304);

  const stream = await follow(slug);
  expect((await owner.send("DELETE", `/api/documents/${id}/publication`)).status).toBe(204);
  expect((await picture()).status).toBe(404);
  const gone = await pageAt(slug);
  expect(gone.status).toBe(410);
  expect(await gone.text()).toContain("not published any more");
  expect(gone.headers.get("cache-control")).toBe("no-store");
  await vi.waitFor(() => expect([stream.isEnded, stream.events.at(-1)?.event]).toEqual([true, "gone"]), soon);
  expect((await openEventStream(`${quire.url()}/p/${slug}/live`)).status).toBe(410);
  client.close();
});

test("an old address leads to the new one; one that never was is not there", async () => {
  const { owner, id, slug, client } = await published();
  const renamed = `moved-${slug}`.slice(0, 60);
  await owner.send("PATCH", `/api/documents/${id}/publication`, { slug: renamed });
  const answer = await pageAt(slug);
  expect([answer.status, answer.headers.get("location")]).toEqual([302, `/p/${renamed}`]);
  expect((await pageAt(renamed)).status).toBe(200);
  for (const none of ["nothing-here", "a", "%00", "A-B"]) expect((await pageAt(none)).status).toBe(404);
  client.close();
});

test("search engines are let in by its owner alone", async () => {
  const { owner, id, slug, client } = await published();
  await owner.send("PATCH", `/api/documents/${id}/publication`, { isIndexed: true });
  const answer = await pageAt(slug);
  expect(answer.headers.get("x-robots-tag")).toBeNull();
  expect(await answer.text()).not.toContain("noindex");
  client.close();
});
