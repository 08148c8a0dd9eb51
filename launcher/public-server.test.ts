import { type IncomingMessage, request } from "node:http";
import { afterEach, expect, test } from "vitest";
import { limits } from "#lib/collab/limits.ts";
import { forwardedHeader, verifyForwarded } from "#lib/secrets/forwarded.ts";
import { openPublicServer, type PublicServer } from "./public-server.ts";
import { StartupError } from "./startup-error.ts";
import { createVouch } from "./vouch.ts";

const proxyKey = "k".repeat(43);
const servers: PublicServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close(0);
});

async function openServer(port = 0, trustProxy = 0): Promise<PublicServer> {
  const server = await openPublicServer({
    host: "127.0.0.1",
    port,
    vouch: createVouch(proxyKey, trustProxy),
    tunnel: (_request, socket) => socket.destroy(),
  });
  servers.push(server);
  return server;
}

test("a request that comes before the app is ready waits for it", async () => {
  const server = await openServer();
  const early = fetch(`http://127.0.0.1:${server.port}/`);
  server.serve({ handle: (_request, response) => response.end("ready"), upgrade: undefined });
  expect(await (await early).text()).toBe("ready");
});

test("a body that nobody takes is refused by its length, before anything of it is read", async () => {
  const server = await openServer();
  const lengths: (string | undefined)[] = [];
  server.serve({
    handle: (request, response) => {
      lengths.push(request.headers["content-length"]);
      request.resume().once("end", () => response.end());
    },
    upgrade: undefined,
  });
  const statusOf = (bytes: number): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const sent = request({
        port: server.port,
        host: "127.0.0.1",
        method: "POST",
        headers: { "content-length": bytes },
      })
        .once("response", (response) => {
          response.resume();
          resolve(response.statusCode);
        })
        .once("error", reject);
      if (bytes > limits.maxContentBodyBytes) sent.flushHeaders();
      else sent.end(Buffer.alloc(bytes));
    });
  expect(await statusOf(limits.maxContentBodyBytes + 1)).toBe(413);
  expect(await statusOf(100)).toBe(200);
  expect(lengths).toEqual(["100"]);
});

test("the app is told where a request came from by us alone", async () => {
  const seen: IncomingMessage["headers"][] = [];
  for (const trustProxy of [0, 1]) {
    const server = await openServer(0, trustProxy);
    server.serve({
      handle: (request, response) => {
        seen.push({ ...request.headers });
        response.end();
      },
      upgrade: undefined,
    });
    await fetch(`http://127.0.0.1:${server.port}/`, {
      headers: {
        "x-forwarded-for": "203.0.113.9",
        "x-forwarded-host": "q.example",
        "x-forwarded-proto": "https",
        "x-forwarded-prefix": "/x",
        forwarded: "for=1.1.1.1",
        "x-nonce": "guess",
        [forwardedHeader]: "guess.guess",
      },
    });
  }
  const [direct, proxied] = seen;
  expect(verifyForwarded(proxyKey, direct?.[forwardedHeader])).toMatchObject({
    proto: "http",
    address: "127.0.0.1",
  });
  expect(direct).toMatchObject({ "x-forwarded-for": "127.0.0.1", "x-forwarded-proto": "http" });
  expect(verifyForwarded(proxyKey, proxied?.[forwardedHeader])).toEqual({
    host: "q.example",
    proto: "https",
    address: "203.0.113.9",
  });
  for (const headers of seen)
    for (const name of ["x-forwarded-prefix", "forwarded", "x-nonce"])
      expect(headers?.[name]).toBeUndefined();
});

test("every answer carries the security headers; a share link sends its address nowhere", async () => {
  const server = await openServer();
  server.serve({ handle: (_request, response) => response.end(), upgrade: undefined });
  const headersOf = async (path: string) => (await fetch(`http://127.0.0.1:${server.port}${path}`)).headers;
  const home = await headersOf("/");
  expect(home.get("x-content-type-options")).toBe("nosniff");
  expect(home.get("x-frame-options")).toBe("SAMEORIGIN");
  expect(home.get("referrer-policy")).toBe("same-origin");
  expect((await headersOf("/l/abc?x")).get("referrer-policy")).toBe("no-referrer");
});

test("a port in use and a host that is not ours give one sentence", async () => {
  const { port } = await openServer();
  await expect(openServer(port)).rejects.toThrow(StartupError);
  await expect(openServer(port)).rejects.toThrow(new RegExp(`^Port ${port} is in use\\.`));
  const elsewhere = openPublicServer({
    host: "203.0.113.1",
    port: 0,
    vouch: createVouch(proxyKey, 0),
    tunnel: () => undefined,
  });
  await expect(elsewhere).rejects.toThrow(/^HOST=203\.0\.113\.1 is no address of this machine/);
});

test("closing lets a request that is under way end", async () => {
  const server = await openServer();
  let finish: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => {
    server.serve({
      handle: (_request, response) => {
        finish = () => response.end("done");
        resolve();
      },
      upgrade: undefined,
    });
  });
  const answer = fetch(`http://127.0.0.1:${server.port}/`);
  await arrived;
  const closing = server.close(5_000);
  finish();
  expect(await (await answer).text()).toBe("done");
  await closing;
});

test("the opener policy is sent only where browsers heed it, and the rest everywhere", async () => {
  const server = await openServer(0, 1);
  server.serve({ handle: (_request, response) => response.end(), upgrade: undefined });
  const headersOver = async (proto: string) =>
    (await fetch(`http://127.0.0.1:${server.port}/`, { headers: { "x-forwarded-proto": proto } })).headers;
  expect((await headersOver("https")).get("cross-origin-opener-policy")).toBe("same-origin");
  const plain = await headersOver("http");
  expect(plain.get("cross-origin-opener-policy")).toBeNull();
  expect(plain.get("x-content-type-options")).toBe("nosniff");
});
