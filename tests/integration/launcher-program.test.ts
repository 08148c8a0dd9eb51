/**
 * `npm start` as an operator and a browser meet it: the real launcher, the real collab server, the real build (made once,
 * when it is stale). One Quire serves most tests; what needs another starts its own.
 */
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { buildStale } from "#launcher/build.ts";
import { collabTokenAnswerSchema } from "#lib/collab/collab-token-answer.ts";
import { createDocId } from "#lib/collab/doc-id.ts";
import { documentSchema, linkSchema, personSchema } from "#lib/collab/service-api.ts";
import { forwardedHeader, signForwarded } from "#lib/secrets/forwarded.ts";
import { type BrowserSession, closeCode, handshake, openBrowserSession } from "./browser-session.ts";
import {
  endLaunchers,
  isAlive,
  type LauncherProcess,
  projectRoot,
  startLauncher,
} from "./launcher-process.ts";

const newDataDir = () => mkdtempSync(join(tmpdir(), "quire-launcher-"));
const dataDir = newDataDir();
let quire: LauncherProcess;
let url: string;

beforeAll(async () => {
  await buildStale(projectRoot, () => undefined);
  quire = startLauncher({ DATA_DIR: dataDir });
  url = await quire.ready();
}, 300_000);

afterAll(endLaunchers);

async function read<T>(schema: { parse(value: unknown): T }, response: Promise<Response>): Promise<T> {
  const answer = await response;
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status}: ${text}`);
  return schema.parse(JSON.parse(text));
}

const newDocument = (browser: BrowserSession) =>
  read(documentSchema, browser.send("POST", "/api/documents", { kind: "blank" }));
const newLink = (browser: BrowserSession, documentId: string) =>
  read(linkSchema, browser.send("POST", `/api/documents/${documentId}/links`, { role: "view" }));

/** One sentence per line on stderr, no stack, exit code 1. */
async function refusalOf(env: Record<string, string>): Promise<string[]> {
  const launcher = startLauncher(env);
  expect(await launcher.exited).toEqual({ code: 1, signal: null });
  expect(launcher.stdout()).not.toContain("http://");
  expect(launcher.stderr()).not.toMatch(/^\s+at /m);
  return launcher.stderr().trimEnd().split("\n");
}

describe("starting", () => {
  test("prints exactly one URL, says nothing on stderr, and builds nothing that is fresh", async () => {
    expect(quire.stdout().match(/https?:\/\//g)).toHaveLength(1);
    expect(quire.stdout()).not.toContain("Building");
    expect(quire.stderr()).toBe("");
    expect((await fetch(url)).status).toBe(200);
  });

  test("a second start on the same data folder is refused, and the first goes on", async () => {
    const lines = await refusalOf({ DATA_DIR: dataDir });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(dataDir);
    expect((await fetch(`${url}/api/me`)).status).toBe(200);
  });

  test("a port in use is refused, the pages' and the collab server's", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address is an AddressInfo
    const port = String((other.address() as AddressInfo).port);
    const pages = await refusalOf({ DATA_DIR: newDataDir(), HOST: "127.0.0.1", PORT: port });
    expect(pages).toEqual([expect.stringContaining(`Port ${port} is in use`)]);
    const collab = await refusalOf({ DATA_DIR: newDataDir(), COLLAB_PORT: port });
    expect(collab).toEqual([expect.stringContaining(port)]);
    other.close();
  });

  test("a data folder that cannot be used is refused", async () => {
    const file = join(newDataDir(), "file");
    writeFileSync(file, "");
    for (const folder of ["/proc/quire", file, join(file, "data")]) {
      const lines = await refusalOf({ DATA_DIR: folder });
      expect(lines).toEqual([expect.stringContaining(folder)]);
    }
  });

  test("wrong settings are all reported at once, an open collab server among them", async () => {
    const lines = await refusalOf({
      DATA_DIR: newDataDir(),
      COLLAB_AUTH: "open",
      TRUST_PROXY: "yes",
      PORT: "web",
    });
    expect(new Set(lines.map((line) => line.split(" ", 1)[0]))).toEqual(
      new Set(["COLLAB_AUTH", "PORT", "TRUST_PROXY"]),
    );
    expect(lines).toHaveLength(3);
  });
});

describe("stopping", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "%s stops both, tells who is connected to come back, and exits with 0",
    async (signal) => {
      const own = startLauncher({ DATA_DIR: newDataDir() });
      const browser = openBrowserSession(await own.ready());
      await browser.get("/");
      const { id } = await newDocument(browser);
      const ws = await browser.connect(id);
      expect(await handshake(ws)).toEqual({ protocol: "quire.v1" });
      const code = closeCode(ws);
      const collab = own.collabServer();
      own.child.kill(signal);
      expect(await own.exited).toEqual({ code: 0, signal: null });
      expect(await code).toBe(1012);
      expect(isAlive(collab)).toBe(false);
      expect(own.stderr()).toBe("");
    },
  );

  test("a launcher that is killed takes the collab server along, and the data folder is free again", async () => {
    const folder = newDataDir();
    const killed = startLauncher({ DATA_DIR: folder });
    await killed.ready();
    const collab = killed.collabServer();
    killed.child.kill("SIGKILL");
    await killed.exited;
    await vi.waitFor(() => expect(isAlive(collab)).toBe(false), { timeout: 10_000 });
    const again = startLauncher({ DATA_DIR: folder });
    await again.ready();
    again.child.kill("SIGTERM");
    expect((await again.exited).code).toBe(0);
  });

  test("a collab server that dies comes back by itself", async () => {
    const browser = openBrowserSession(url);
    await browser.get("/");
    const { id } = await newDocument(browser);
    const ws = await browser.connect(id);
    await handshake(ws);
    const code = closeCode(ws);
    process.kill(quire.collabServer(), "SIGKILL");
    expect(await code).toBe(1006);
    const again = await vi.waitFor(
      async () => {
        const answer = await handshake(await browser.connect(id));
        expect(answer).toEqual({ protocol: "quire.v1" });
        return answer;
      },
      { timeout: 15_000 },
    );
    expect(again).toBeDefined();
    expect((await read(documentSchema, browser.get(`/api/documents/${id}`))).id).toBe(id);
  });
});

describe("one port", () => {
  test("a room's WebSocket passes, also on a plain-http LAN address", async () => {
    const lan = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .find(({ family, internal }) => family === "IPv4" && !internal);
    for (const host of ["localhost", "127.0.0.1", ...(lan ? [lan.address] : [])]) {
      const browser = openBrowserSession(url.replace("localhost", host));
      expect((await browser.get("/")).status).toBe(200);
      const { id } = await newDocument(browser);
      const ws = await browser.connect(id);
      expect(await handshake(ws)).toEqual({ protocol: "quire.v1" });
      ws.close();
    }
  });

  test("forged words about where a request comes from open nothing", async () => {
    const browser = openBrowserSession(url);
    await browser.get("/");
    const { id } = await newDocument(browser);
    const host = "evil.example";
    const forged = {
      "x-forwarded-host": host,
      "x-forwarded-proto": "https",
      forwarded: `host=${host}`,
      [forwardedHeader]: signForwarded("a guess that is long enough to be a key", {
        host,
        proto: "https",
        address: "127.0.0.1",
      }),
    };
    const ws = await browser.connect(id, { ...forged, origin: `https://${host}` });
    expect(await handshake(ws)).toEqual({ status: 403 });

    const page = await openBrowserSession(url).get("/", forged);
    expect(page.headers.get("set-cookie")).not.toContain("Secure");
    expect(page.headers.get("content-security-policy")).not.toContain(host);
    const post = await fetch(`${url}/api/documents`, {
      method: "POST",
      headers: { ...forged, origin: `https://${host}`, cookie: browser.cookie() },
      body: '{"kind":"blank"}',
    });
    expect(post.status).toBe(403);
  });

  test("nothing else of the collab server is reachable", async () => {
    const paths = ["/v1/documents", "/v1/people/me", "/metrics", "/healthz", "/readyz"];
    const statuses = await Promise.all(paths.map(async (path) => (await fetch(`${url}${path}`)).status));
    expect(statuses).toEqual(paths.map(() => 404));
    expect((await fetch(`${url}/collab/${createDocId()}`)).status).toBe(426);
    expect((await fetch(`${url}/collab/v1/people/me`)).status).toBe(426);
  });

  test("a client that sends a handshake and then nothing is let go with the rest", async () => {
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => undefined);
    const answer = new Promise<string>((resolve) =>
      socket.once("data", (chunk) => resolve(chunk.toString())),
    );
    socket.write("GET /collab/x HTTP/1.1\r\nHost: q\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n");
    expect(await answer).toMatch(/^HTTP\/1\.1 400 /);
    await new Promise((resolve) => socket.once("close", resolve));
  });

  test("behind a trusted proxy its words count, and browsers are sent to the collab server's own address", async () => {
    const own = startLauncher({
      DATA_DIR: newDataDir(),
      TRUST_PROXY: "1",
      COLLAB_PUBLIC_URL: "https://collab.example/rt",
    });
    const ownUrl = await own.ready();
    const page = await fetch(ownUrl, {
      headers: { "x-forwarded-host": "quire.example", "x-forwarded-proto": "https" },
    });
    expect(page.headers.get("set-cookie")).toContain("; Secure");
    const policy = page.headers.get("content-security-policy");
    expect(policy).toContain("wss://quire.example");
    expect(policy).toContain("wss://collab.example");
    const token = await read(collabTokenAnswerSchema, fetch(`${ownUrl}/api/collab-token`));
    expect(token.url).toBe("wss://collab.example/rt");
    own.child.kill("SIGTERM");
    expect((await own.exited).code).toBe(0);
  });
});

describe("pages and API", () => {
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
});
