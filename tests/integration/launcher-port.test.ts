/** The one port of `npm start`: which WebSockets pass, what is reachable, whose word about an address counts. */
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { beforeAll, expect, test } from "vitest";
import { collabTokenAnswerSchema } from "#lib/collab/collab-token-answer.ts";
import { createDocId } from "#lib/collab/doc-id.ts";
import { forwardedHeader, signForwarded } from "#lib/secrets/forwarded.ts";
import { handshake, openBrowserSession } from "./browser-session.ts";
import { startLauncher } from "./launcher-process.ts";
import { newDataDir, newDocument, read, useQuire } from "./quire-bench.ts";

const bench = useQuire();
let url: string;
beforeAll(() => {
  url = bench.url();
});

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
  const answer = new Promise<string>((resolve) => socket.once("data", (chunk) => resolve(chunk.toString())));
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
