import { createServer, request as httpRequest, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type RawData, WebSocket, WebSocketServer } from "ws";
import { forwardedHeader, signForwarded, verifyForwarded } from "#lib/secrets/forwarded.ts";
import { createCollabTunnel } from "./collab-tunnel.ts";
import { openPublicServer, type PublicServer } from "./public-server.ts";
import { createVouch } from "./vouch.ts";

const proxyKey = "k".repeat(43);

/** The collab server's place: keeps what it was asked, and talks as the test says. */
let upstream: Server;
let sockets: WebSocketServer;
let handshakes: IncomingMessage[];
let plainRequests: string[];
let isUp: boolean;
let publicServer: PublicServer;

beforeEach(async () => {
  handshakes = [];
  plainRequests = [];
  isUp = true;
  upstream = createServer((request, response) => {
    plainRequests.push(request.url ?? "");
    response.end("secret metrics");
  });
  sockets = new WebSocketServer({ noServer: true, handleProtocols: () => "quire.v1" });
  upstream.on("upgrade", (request, socket, head) => {
    handshakes.push(request);
    if (request.url === "/refused")
      return socket.end("HTTP/1.1 403 Forbidden\r\nX-Inner: yes\r\n\r\ninner words");
    return sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit("connection", ws, request));
  });
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  const upstreamPort = portOf(upstream);
  const vouch = createVouch(proxyKey, 0);
  const tunnel = createCollabTunnel({
    vouch,
    address: () => (isUp ? { host: "127.0.0.1", port: upstreamPort } : undefined),
  });
  publicServer = await openPublicServer({ host: "127.0.0.1", port: 0, vouch, tunnel });
  publicServer.serve({ handle: (_request, response) => response.end("app"), upgrade: undefined });
});

afterEach(async () => {
  for (const socket of sockets.clients) socket.terminate();
  await publicServer.close(0);
  upstream.closeAllConnections();
  upstream.close();
});

function portOf(server: Server): number {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address is an AddressInfo
  return (server.address() as AddressInfo).port;
}

function open(path: string, headers: Record<string, string> = {}, protocols: string[] = []): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${publicServer.port}${path}`, protocols, { headers });
}

/** `ws` gives one Buffer per message unless told otherwise. */
function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString() : "";
}

const nextMessage = (ws: WebSocket) => new Promise<RawData>((resolve) => ws.once("message", resolve));
const opened = (ws: WebSocket) =>
  new Promise<void>((resolve, reject) => ws.once("open", resolve).once("error", reject));
const closed = (ws: WebSocket) =>
  new Promise<{ code: number; reason: string }>((resolve) => {
    ws.once("close", (code, reason) => resolve({ code, reason: reason.toString() }));
  });

/** The status that a handshake is refused with. */
function refusal(path: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      port: publicServer.port,
      host: "127.0.0.1",
      path,
      headers: {
        connection: "Upgrade",
        upgrade: "websocket",
        "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
        "sec-websocket-version": "13",
        ...headers,
      },
    });
    request.once("upgrade", (_response, socket) => {
      socket.destroy();
      reject(new Error("it was let through"));
    });
    request.once("response", (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.once("error", reject);
    request.end();
  });
}

test("messages, subprotocol, close code and reason pass both ways", async () => {
  sockets.on("connection", (ws) => {
    ws.on("message", (data, isBinary) => ws.send(data, { binary: isBinary }));
  });
  const ws = open("/collab/room-1?token=abc", {}, ["quire.v1", "quire.token.xyz"]);
  await opened(ws);
  expect(ws.protocol).toBe("quire.v1");
  const echo = nextMessage(ws);
  ws.send(Buffer.of(0, 1, 255));
  expect(await echo).toEqual(Buffer.of(0, 1, 255));
  const end = closed(ws);
  for (const client of sockets.clients) client.close(4403, "revoked");
  expect(await end).toEqual({ code: 4403, reason: "revoked" });
  expect(handshakes[0]?.url).toBe("/room-1?token=abc");
});

test("what the server sends with its handshake and what the client sends at once both arrive", async () => {
  sockets.on("connection", (ws) => {
    ws.send("welcome");
    ws.on("message", (data) => ws.send(`you said ${textOf(data)}`));
  });
  const ws = open("/collab/room");
  const heard: string[] = [];
  ws.on("message", (data) => heard.push(textOf(data)));
  ws.once("open", () => ws.send("hi"));
  await vi.waitFor(() => expect(heard).toEqual(["welcome", "you said hi"]));
});

test("host, origin and token pass; the cookie and whatever a request says of its own way do not", async () => {
  await opened(
    open("/collab/room", {
      origin: "http://q.example",
      host: "q.example",
      cookie: "quire_session_1=secret",
      "x-forwarded-for": "6.6.6.6",
      "x-forwarded-host": "evil.example",
      forwarded: "for=6.6.6.6",
      [forwardedHeader]: signForwarded("guess", { host: "evil.example", proto: "https", address: "6.6.6.6" }),
    }),
  );
  const headers = handshakes[0]?.headers ?? {};
  expect(headers).toMatchObject({ host: "q.example", origin: "http://q.example" });
  for (const name of ["cookie", "x-forwarded-for", "x-forwarded-host", "forwarded"])
    expect(headers[name]).toBeUndefined();
  expect(verifyForwarded(proxyKey, headers[forwardedHeader])).toEqual({
    host: "q.example",
    proto: "http",
    address: "127.0.0.1",
  });
});

test("nothing of the collab server is reachable but a room's WebSocket", async () => {
  for (const path of ["/v1/documents", "/metrics", "/healthz"]) {
    const response = await fetch(`http://127.0.0.1:${publicServer.port}${path}`);
    expect(await response.text()).toBe("app");
  }
  const plain = await fetch(`http://127.0.0.1:${publicServer.port}/collab/v1/documents`);
  expect(plain.status).toBe(426);
  expect(plain.headers.get("x-content-type-options")).toBe("nosniff");
  expect(plainRequests).toEqual([]);
  // As a WebSocket it is the room of that name, and no path of the API.
  await opened(open("/collab/..%2Fv1/x"));
  expect(handshakes.map(({ url }) => url)).toEqual(["/..%2Fv1%2Fx"]);
});

test.each([
  ["without a room", "/collab/", {}, 404],
  ["with a name that is no UTF-8", "/collab/%ff", {}, 404],
  ["with a control character", "/collab/a%00b", {}, 404],
  ["of another protocol", "/collab/room", { upgrade: "h2c" }, 400],
  ["for another path", "/elsewhere", {}, 404],
])("a handshake %s is refused here", async (_what, path, headers, status) => {
  expect(await refusal(path, headers)).toBe(status);
  expect(handshakes).toEqual([]);
});

test("a refusal of the collab server keeps its status and nothing else", async () => {
  expect(await refusal("/collab/refused")).toBe(403);
});

test("while the collab server is down a client is told to come back", async () => {
  isUp = false;
  expect(await refusal("/collab/room")).toBe(503);
  isUp = true;
  await new Promise<void>((resolve) => upstream.close(() => resolve()));
  expect(await refusal("/collab/room")).toBe(503);
});

test("a connection that is cut on one side is cut on the other", async () => {
  const first = open("/collab/room");
  await opened(first);
  const serverEnd = new Promise<void>((resolve) => {
    for (const client of sockets.clients) client.once("close", () => resolve());
  });
  first.terminate();
  await serverEnd;

  const second = open("/collab/room");
  await opened(second);
  const end = closed(second);
  for (const client of sockets.clients) client.terminate();
  expect((await end).code).toBe(1006);
});

test("a client that leaves during the handshake leaves nothing behind", async () => {
  const letIn = new Promise<() => void>((resolve) => {
    upstream.removeAllListeners("upgrade").once("upgrade", (request, socket, head) => {
      resolve(() => sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit("connection", ws)));
    });
  });
  const gone = new Promise((resolve) => sockets.once("connection", (ws) => ws.once("close", resolve)));
  const ws = open("/collab/room");
  ws.on("error", () => undefined);
  const answer = await letIn;
  ws.terminate();
  answer();
  await gone;
  expect(sockets.clients.size).toBe(0);
});

test("a client that does not read stops the server's side instead of filling our memory", async () => {
  const chunk = Buffer.alloc(1024 * 1024, 1);
  const maxQueued = 64;
  let serverSocket: WebSocket | undefined;
  sockets.on("connection", (ws) => {
    serverSocket = ws;
  });
  const before = process.memoryUsage().arrayBuffers;
  const client = connect(publicServer.port, "127.0.0.1");
  client.write(
    "GET /collab/room HTTP/1.1\r\nHost: q\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
  );
  await new Promise((resolve) => client.once("data", resolve));
  client.pause();
  const ws = serverSocket;
  if (ws === undefined) throw new Error("the handshake did not arrive");
  for (let sent = 0; sent < maxQueued; sent++) ws.send(chunk);
  // The server's own queue is the only one that grows: what is gone from it fits into the kernel's socket buffers.
  await vi.waitFor(() => expect(ws.bufferedAmount).toBeLessThan(maxQueued * chunk.byteLength));
  expect(ws.bufferedAmount).toBeGreaterThan((maxQueued / 2) * chunk.byteLength);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024);
  client.destroy();
});
