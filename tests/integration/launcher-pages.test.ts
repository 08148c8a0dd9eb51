/** The pages and the API of `npm start` as a browser meets them: who one is, what one may see, headers and refusals. */
import { beforeAll, expect, test } from "vitest";
import { createDocId } from "#lib/collab/doc-id.ts";
import { personSchema } from "#lib/collab/service-api.ts";
import { openBrowserSession } from "./browser-session.ts";
import { newDocument, newLink, read, useQuire } from "./quire-bench.ts";

const bench = useQuire();
let url: string;
beforeAll(() => {
  url = bench.url();
});

test("a visitor becomes a person without being asked, and stays who they are", async () => {
  const browser = openBrowserSession(url);
  const page = await browser.get("/");
  expect(page.headers.get("set-cookie")).toMatch(/^quire_session_\w+=.+; HttpOnly; SameSite=Lax$/);
  const me = await read(personSchema, browser.get("/api/me"));
  expect((await browser.get("/")).headers.get("set-cookie")).toBeNull();
  expect((await read(personSchema, browser.get("/api/me"))).id).toBe(me.id);
  const renamed = await read(personSchema, browser.send("PATCH", "/api/me", { name: "Ann" }));
  expect(renamed).toMatchObject({ id: me.id, name: "Ann" });
});

test("a page's every script carries the nonce of its policy", async () => {
  const page = await fetch(url);
  const nonce = /'nonce-([^']+)'/.exec(page.headers.get("content-security-policy") ?? "")?.[1] ?? "none";
  const scripts = (await page.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(3);
  expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
});

test("without a grant a document that exists and one that does not give the same 404", async () => {
  const owner = openBrowserSession(url);
  await owner.get("/");
  const { id } = await newDocument(owner);
  expect((await owner.get(`/d/${id}`)).status).toBe(200);
  const stranger = openBrowserSession(url);
  await stranger.get("/");
  const answers = [];
  for (const documentId of [id, createDocId()]) {
    const page = await stranger.get(`/d/${documentId}`);
    const nonce = /'nonce-([^']+)'/.exec(page.headers.get("content-security-policy") ?? "")?.[1] ?? "none";
    const html = (await page.text()).replaceAll(documentId, "ID").replaceAll(nonce, "NONCE");
    const api = await stranger.get(`/api/documents/${documentId}`);
    answers.push({ status: page.status, html, api: api.status, body: await api.text() });
  }
  expect(answers[0]).toMatchObject({ status: 404, api: 404 });
  expect(answers[0]).toEqual(answers[1]);
});

test("a share link leads in once and leaves no secret behind; a revoked one says so", async () => {
  const owner = openBrowserSession(url);
  await owner.get("/");
  const { id } = await newDocument(owner);
  const link = await newLink(owner, id);

  const guest = openBrowserSession(url);
  const redeemed = await guest.get(`/l/${link.secret}`);
  expect(redeemed.status).toBe(303);
  expect(redeemed.headers.get("location")).toBe(`/d/${id}`);
  expect(redeemed.headers.get("referrer-policy")).toBe("no-referrer");
  expect(redeemed.headers.get("cache-control")).toBe("no-store");
  expect((await guest.get(`/d/${id}`)).status).toBe(200);
  expect((await guest.send("POST", `/api/documents/${id}/links`, { role: "edit" })).status).toBe(403);

  expect((await owner.send("DELETE", `/api/documents/${id}/links/${link.id}`)).status).toBe(204);
  const late = await openBrowserSession(url).get(`/l/${link.secret}`);
  expect(late.status).toBe(410);
  expect(late.headers.get("content-type")).toContain("text/html");
  expect(await late.text()).toContain("no longer works");
  expect((await guest.get(`/d/${id}`)).status).toBe(404);
});

test("whoever holds no session of this Quire may still open a link for a lost identity, and a wrong one is refused", async () => {
  const browser = openBrowserSession(url);
  const page = await browser.get("/i/not-a-secret");
  expect(page.status).toBe(200);
  expect(page.headers.get("referrer-policy")).toBe("same-origin");
  expect(await page.text()).toContain('<form method="post" action="/i/not-a-secret">');
  const wrong = await browser.send("POST", "/i/not-a-secret");
  expect(wrong.status).toBe(404);
  expect(wrong.headers.get("set-cookie")).toBeNull();
});

test("a session that is still good cannot be ended by a link to the renewal", async () => {
  const browser = openBrowserSession(url);
  await browser.get("/");
  const renewal = await browser.get("/session/renew");
  expect(renewal.status).toBe(303);
  expect(renewal.headers.get("set-cookie")).toBeNull();
  // It leads to pages of our own and nowhere else.
  const leadsTo = async (to: string) =>
    (await browser.get(`/session/renew?to=${encodeURIComponent(to)}`)).headers.get("location");
  for (const to of ["/", "/settings", "/d/abc"]) expect(await leadsTo(to)).toBe(to);
  for (const to of ["//evil.example", "https://evil.example", "/\\evil.example", "/d/../x", "/i/x"])
    expect(await leadsTo(to)).toBe("/");
});

test("what changes something needs the page's own Origin", async () => {
  const browser = openBrowserSession(url);
  await browser.get("/");
  const post = (headers: Record<string, string>) =>
    fetch(`${url}/api/documents`, {
      method: "POST",
      headers: { cookie: browser.cookie(), ...headers },
      body: '{"kind":"blank"}',
    });
  expect((await post({})).status).toBe(403);
  expect((await post({ origin: "http://evil.example" })).status).toBe(403);
  expect((await post({ origin: url })).status).toBe(201);
});

test("a body that is wrong or too large is refused with a code", async () => {
  const browser = openBrowserSession(url);
  await browser.get("/");
  const wrong = await browser.send("PATCH", "/api/me", { name: 7 });
  expect(wrong.status).toBe(400);
  expect(await wrong.json()).toMatchObject({ error: { code: "bad_request" } });
  const large = await browser.send("PATCH", "/api/me", { name: "x".repeat(100_000) });
  expect(large.status).toBe(413);
  expect(await large.json()).toMatchObject({ error: { code: "too_large" } });
});

test("static files carry the security headers", async () => {
  const html = await (await fetch(url)).text();
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(html)?.[1] ?? "/none";
  const file = await fetch(`${url}${script}`);
  expect(file.status).toBe(200);
  expect(file.headers.get("x-content-type-options")).toBe("nosniff");
  expect(file.headers.get("set-cookie")).toBeNull();
});

// Last: it uses up what this address may try.
test("unknown links are friendly pages, and guessing is slowed down", async () => {
  const browser = openBrowserSession(url);
  const first = await browser.get("/l/nonsense");
  expect(first.status).toBe(404);
  expect(await first.text()).toContain("This link leads nowhere");
  const statuses: number[] = [];
  for (let tries = 0; tries < 100 && statuses.at(-1) !== 429; tries++)
    statuses.push((await openBrowserSession(url).get(`/l/guess${tries}`)).status);
  expect(statuses.at(-1)).toBe(429);
  expect(new Set(statuses)).toEqual(new Set([404, 429]));
});
