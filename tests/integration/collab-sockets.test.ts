import { connect as connectTcp } from "node:net";
import { expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { encodeAwareness, encodeUpdate } from "#collab-server/protocol/server-message.ts";
import { createMemoryStore } from "#collab-server/storage/memory-store.ts";
import { createScriptedStore } from "#collab-server/testing/scripted-store.ts";
import { limits } from "#lib/collab/limits.ts";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { forwardedHeader, signForwarded } from "#lib/secrets/forwarded.ts";
import { signToken } from "#lib/secrets/token.ts";
import type { RawClient } from "./raw-client.ts";
import { useTestServers } from "./test-servers.ts";

const { start, connect } = useTestServers();

const soon = { timeout: 15_000, interval: 5 };
const text = (client: RawClient) => client.doc.getText("t").toJSON();
const type = (letters: string) => (doc: RawClient["doc"]) => doc.getText("t").insert(0, letters);

test("HANDSHAKE answers quire.v1 only, and takes the token from the subprotocol or the query", async () => {
  const server = await start({ auth: "token" });
  const token = await server.token("room", "edit");
  const ours = connect(`${server.url}/room`, { protocols: ["quire.v1", `quire.token.${token}`] });
  await ours.synced;
  expect(ours.socket.protocol).toBe("quire.v1");
  const stock = connect(`${server.url}/room?token=${token}`, { protocols: [] });
  await stock.synced;
  expect(stock.socket.protocol).toBe("");
  expect(stock.frames.map((frame) => frame.type)).not.toContain("session");
  expect(JSON.stringify(server.events), "no token in the logs").not.toContain(token);
});

test("HANDSHAKE-TOKEN no token, a forged, an expired or another room's one: the socket opens, closes, and loads nothing", async () => {
  const store = createScriptedStore(createMemoryStore());
  store.failReads = true;
  const server = await start({ auth: "token", store });
  const claims = { sub: "p", name: "P", color: "#1d4ed8", room: "room", role: "edit" } as const;
  const forged = await signToken("collab", deriveKey("x".repeat(43), "collab"), claims, 60);
  const expired = await signToken("collab", deriveKey("t".repeat(43), "collab"), claims, -5);
  for (const token of ["", "nonsense", forged, forged, expired]) {
    const client = connect(`${server.url}/room?token=${token}`);
    await client.opened;
    expect((await client.closed).code).toBe(4401);
  }
  const other = connect(`${server.url}/room?token=${await server.token("elsewhere", "edit")}`);
  expect((await other.closed).code).toBe(4403);
  // A good one would have loaded the room, and failed.
  const good = connect(`${server.url}/room?token=${await server.token("room", "edit")}`);
  expect((await good.closed).code).toBe(4500);
});

test("ORIGIN other pages are refused with 403, the own host, allowed origins and the launcher's word are not", async () => {
  const proxyKey = "k".repeat(43);
  const server = await start({ auth: "token", allowedOrigins: ["https://allowed.example"], proxyKey });
  const url = `${server.url}/room?token=${await server.token("room", "edit")}`;
  const from = (origin: string, headers = {}) => connect(url, { headers: { origin, ...headers } });
  await expect(from("https://evil.example").opened).rejects.toThrow("refused with 403");
  await from(`http://127.0.0.1:${server.port}`).synced;
  await from("https://allowed.example").synced;
  await connect(url).synced;
  await expect(connect(`${server.url}/room`).opened).rejects.toThrow("refused with 403");

  const forwarded = { host: "notes.example", proto: "https", address: "203.0.113.9" } as const;
  const vouched = { [forwardedHeader]: signForwarded(proxyKey, forwarded) };
  await from("https://notes.example", vouched).synced;
  const forged = { [forwardedHeader]: signForwarded("x".repeat(43), forwarded) };
  await expect(from("https://notes.example", forged).opened).rejects.toThrow("refused with 403");
  await expect(from("https://notes.example", { "x-forwarded-host": "notes.example" }).opened).rejects.toThrow(
    "403",
  );
});

test("ROOM-NAME odd names are rooms of their own, impossible ones are refused", async () => {
  const server = await start();
  const names = ["a/b/c", "%F0%9F%A6%8A", "with%20space", "..%2f..%2fetc", "a?x=1"];
  for (const name of names) {
    const writer = connect(`${server.url}/${name}`);
    await writer.synced;
    expect(text(writer)).toBe("");
    writer.edit(type(name));
  }
  for (const name of ["", "%ff", "a%00b", "x".repeat(257)]) {
    await expect(connect(`${server.url}/${name}`).opened).rejects.toThrow("refused with 404");
  }
});

test("WIRE-FIRST-FRAME what comes with the handshake is not lost", async () => {
  const server = await start();
  // One TCP packet: the request for the upgrade and a masked frame with an edit (by the mask zero).
  const client = connect(`${server.url}/room`, { protocols: [] });
  await client.synced;
  const doc = new Y.Doc();
  doc.getText("t").insert(0, "early");
  const frame = encodeUpdate(Y.encodeStateAsUpdate(doc));
  const head =
    frame.byteLength < 126
      ? [0x82, 0x80 | frame.byteLength]
      : [0x82, 0xfe, frame.byteLength >> 8, frame.byteLength & 255];
  const request = [
    "GET /room HTTP/1.1",
    `Host: 127.0.0.1:${server.port}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "\r\n",
  ].join("\r\n");
  const tcp = connectTcp(server.port, "127.0.0.1");
  tcp.write(Buffer.concat([Buffer.from(request), Buffer.from([...head, 0, 0, 0, 0]), frame]));
  await vi.waitFor(() => expect(text(client)).toBe("early"), soon);
  tcp.destroy();
});

test("WIRE-LIMITS text frames and nonsense close with 4400, a frame over the limit with 4413, and others stay", async () => {
  const server = await start();
  const honest = connect(`${server.url}/room`);
  await honest.synced;
  const ends: [Uint8Array | string, number][] = [
    ["text", 4400],
    [Uint8Array.of(), 4400],
    [Uint8Array.of(99), 4400],
    [Uint8Array.of(0, 2, 11, 1, 255, 255, 255, 255, 127, 1, 0, 0, 1, 0), 4400],
    [new Uint8Array(limits.maxFrameBytes + 1), 4413],
  ];
  for (const [frame, code] of ends) {
    const bad = connect(`${server.url}/room`);
    await bad.synced;
    bad.send(frame);
    expect((await bad.closed).code).toBe(code);
  }
  honest.edit(type("still here"));
  await vi.waitFor(() => expect(honest.settled()).toBe(2), soon);
});

test("ROLE-WRITE a viewer with a raw socket changes nothing, gets everything, and is visible", async () => {
  const server = await start({ auth: "token" });
  const editor = connect(`${server.url}/room?token=${await server.token("room", "edit")}`);
  const vic = await server.token("room", "view", { sub: "vic", name: "Vic" });
  const viewer = connect(`${server.url}/room?token=${vic}`);
  await Promise.all([editor.synced, viewer.synced]);
  viewer.edit(type("vandal"));
  viewer.send(
    encodeAwareness([{ clientId: 7, clock: 1, json: '{"user":{"name":"Root"},"cursor":{"a":1}}' }]),
  );
  editor.edit(type("text"));
  await vi.waitFor(() => {
    expect(viewer.doc.getText("t").toJSON()).toContain("text");
    const states = editor.frames.flatMap((frame) => (frame.type === "awareness" ? [...frame.states] : []));
    expect(states).toContainEqual([
      7,
      { clock: 1, state: { user: { id: "vic", name: "Vic", color: "#1d4ed8" } } },
    ]);
  }, soon);
  expect(text(editor)).toBe("text");
  expect(viewer.settled()).toBe(0);
  expect(viewer.socket.readyState).toBe(WebSocket.OPEN);
  expect(await server.rooms.read("room", (doc) => doc.getText("t").toJSON())).toBe("text");
});

test("PRESENCE-OWNER nobody else's presence can be changed or removed over a raw socket", async () => {
  const server = await start({ auth: "token" });
  const join = async (sub: string) =>
    connect(`${server.url}/room?token=${await server.token("room", "edit", { sub, name: sub })}`);
  const [ann, eve, watcher] = [await join("ann"), await join("eve"), await join("watcher")];
  await Promise.all([ann.synced, eve.synced, watcher.synced]);
  ann.send(encodeAwareness([{ clientId: 1, clock: 1, json: '{"cursor":1}' }]));
  const heard = () =>
    watcher.frames.flatMap((frame) => (frame.type === "awareness" ? [...frame.states] : []));
  await vi.waitFor(() => expect(heard()).toHaveLength(1), soon);
  eve.send(encodeAwareness([{ clientId: 1, clock: 50, json: '{"cursor":"eve"}' }]));
  eve.send(encodeAwareness([{ clientId: 1, clock: 51, json: undefined }]));
  eve.send(encodeAwareness([{ clientId: 2, clock: 1, json: '{"user":{"id":"ann","name":"ann"}}' }]));
  await vi.waitFor(() => expect(heard().some(([id]) => id === 2)).toBe(true), soon);
  expect(heard().filter(([id]) => id === 1)).toHaveLength(1);
  expect(heard().at(-1)?.[1].state).toEqual({ user: { id: "eve", name: "eve", color: "#1d4ed8" } });
});

test("INCARNATION a client that comes back to another document is turned away with 4409", async () => {
  const server = await start();
  const first = connect(`${server.url}/room`);
  await first.synced;
  first.edit(type("a"));
  const session = first.frames.find((frame) => frame.type === "session")?.session;
  await connect(`${server.url}/room?incarnation=${session?.incarnation}`).synced;
  const stranger = connect(`${server.url}/room?incarnation=${"A".repeat(22)}`);
  expect((await stranger.closed).code).toBe(4409);
});

test("KEEP-ALIVE every socket gets [1,1,0] and a ping; one that is silent is cut off", async () => {
  const server = await start({ keepAliveMs: 60 });
  const client = connect(`${server.url}/room`);
  await client.synced;
  let pings = 0;
  client.socket.on("ping", () => pings++);
  await vi.waitFor(() => {
    expect(pings).toBeGreaterThan(2);
    expect(
      client.frames.filter((frame) => frame.type === "awareness" && frame.states.size === 0).length,
    ).toBeGreaterThan(2);
  }, soon);
  expect(client.socket.readyState).toBe(WebSocket.OPEN);
  const silent = new WebSocket(`${server.url}/room`, { autoPong: false });
  const code = await new Promise<number>((resolve) => silent.once("close", resolve));
  expect(code).toBe(1006);
  expect(client.socket.readyState).toBe(WebSocket.OPEN);
});

test("STORE a store that fails is told on every channel, and recovers without a restart", async () => {
  const store = createScriptedStore(createMemoryStore());
  const server = await start({ store });
  const client = connect(`${server.url}/room`);
  await client.synced;
  await vi.waitFor(() => expect(client.settled()).toBe(1), soon);
  store.failWrites = true;
  client.edit(type("a"));
  const blocked = () =>
    client.frames.flatMap((frame) => (frame.type === "session" ? [frame.session.save?.blocked] : []));
  await vi.waitFor(() => expect(blocked().at(-1)).toBe("store_failed"), soon);
  expect((await fetch(`http://127.0.0.1:${server.port}/readyz`)).status).toBe(503);
  expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200);
  expect(client.settled()).toBe(1);
  store.failWrites = false;
  await vi.waitFor(() => expect(client.settled()).toBe(2), soon);
  expect(blocked().at(-1)).toBeNull();
  await vi.waitFor(async () => {
    expect((await fetch(`http://127.0.0.1:${server.port}/readyz`)).status).toBe(200);
  }, soon);
});

test("DRAIN everything is acknowledged before 1012, and nobody new is let in", async () => {
  const store = createScriptedStore(createMemoryStore());
  const server = await start({ store });
  const people = Array.from({ length: 20 }, () => connect(`${server.url}/room`));
  await Promise.all(people.map(({ synced }) => synced));
  store.hold();
  for (const [index, person] of people.entries()) person.edit(type(`${index} `));
  const edits = people[0];
  await vi.waitFor(() => expect(edits?.doc.getText("t").toJSON().split(" ")).toHaveLength(21), soon);
  const drained = server.drain();
  await expect(connect(`${server.url}/room`).opened).rejects.toThrow("refused with 503");
  store.release();
  await drained;
  for (const person of people) {
    expect(await person.closed).toEqual({ code: 1012, reason: "restart" });
    expect(person.settled()).toBe(2);
  }
});

test("LIMITS more sockets from one address than allowed are sent away with 1013, others are let in", async () => {
  const proxyKey = "k".repeat(43);
  const server = await start({ proxyKey });
  const from = (address: string): RawClient => {
    const forwarded = { host: `127.0.0.1:${server.port}`, proto: "http", address } as const;
    const headers = { [forwardedHeader]: signForwarded(proxyKey, forwarded) };
    return connect(`${server.url}/room`, { headers, isTalking: false });
  };
  const school = Array.from({ length: limits.maxConnectionsPerAddress }, () => from("198.51.100.1"));
  await Promise.all(school.map(({ opened }) => opened));
  await vi.waitFor(() => expect(server.rooms.count().sockets).toBe(school.length), soon);
  expect((await from("198.51.100.1").closed).code).toBe(1013);
  await from("198.51.100.2").opened;
  await vi.waitFor(() => expect(server.rooms.count().sockets).toBe(school.length + 1), soon);
  // A place that becomes free can be taken.
  school[0]?.socket.terminate();
  await vi.waitFor(() => expect(server.rooms.count().sockets).toBe(school.length), soon);
  from("198.51.100.1");
  await vi.waitFor(() => expect(server.rooms.count().sockets).toBe(school.length + 1), soon);
});

test("HTTP garbage, oversized headers and unknown paths are answered, and the server lives", async () => {
  const server = await start();
  const say = (bytes: string): Promise<string> =>
    new Promise((resolve) => {
      const tcp = connectTcp(server.port, "127.0.0.1", () => tcp.write(bytes));
      let answer = "";
      tcp.on("data", (chunk) => (answer += chunk.toString()));
      tcp.on("close", () => resolve(answer));
      tcp.on("error", () => resolve(answer));
    });
  expect(await say("\u0016\u0003\u0001 garbage\r\n\r\n")).toContain("400");
  expect(await say(`GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(100_000)}\r\n\r\n`)).toContain("HTTP/1.1 4");
  expect((await fetch(`http://127.0.0.1:${server.port}/nothing`)).status).toBe(404);
  expect((await fetch(`http://127.0.0.1:${server.port}/v1/documents`)).status).toBe(404);
  expect((await fetch(`http://127.0.0.1:${server.port}/readyz`, { method: "POST" })).status).toBe(405);
  await connect(`${server.url}/room`).synced;
});
