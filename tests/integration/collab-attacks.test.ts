/** Storms, half-open and dripping sockets, odd names: the server answers or cuts, and others notice nothing. */
import { connect as connectTcp, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createMemoryStore } from "#collab-server/storage/memory-store.ts";
import { createScriptedStore } from "#collab-server/testing/scripted-store.ts";
import type { TestServer } from "#collab-server/testing/test-server.ts";
import { limits } from "#lib/collab/limits.ts";
import { createHostileFrames, deleteEverything, largeState } from "../fuzz/hostile-frames.ts";
import { connectRaw, type RawClient } from "./raw-client.ts";
import { createRandom } from "./seeded-random.ts";
import { useTestServers } from "./test-servers.ts";

const { start, connect } = useTestServers();
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** A TCP connection that says `bytes` and never ends by itself; resolves with what it heard when the server ends it. */
function dial(port: number, bytes: string | Uint8Array): { socket: Socket; ended: Promise<string> } {
  const socket = connectTcp({ port, host: "127.0.0.1", allowHalfOpen: true }, () => socket.write(bytes));
  sockets.push(socket);
  let heard = "";
  socket.on("data", (chunk: Buffer) => (heard += chunk.toString("latin1")));
  socket.on("error", () => {});
  const ended = new Promise<string>((resolve) => {
    socket.once("end", () => resolve(heard));
    socket.once("close", () => resolve(heard));
  });
  return { socket, ended };
}

const upgradeOf = (path: string) =>
  [
    `GET ${path} HTTP/1.1`,
    "Host: 127.0.0.1",
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "\r\n",
  ].join("\r\n");

/** Writes, and sees the acknowledgement and the other one's document follow. */
async function expectWellBeing([writer, reader]: readonly [RawClient, RawClient]): Promise<void> {
  const word = `${writer.doc.getArray("a").length}`;
  const sent = writer.edit((doc) => doc.getArray("a").push([word]));
  await expect.poll(() => writer.settled(), soon).toBeGreaterThanOrEqual(sent);
  await expect.poll(() => reader.doc.getArray("a").toArray(), soon).toContain(word);
}

async function honestPair(server: TestServer): Promise<readonly [RawClient, RawClient]> {
  const pair = [connect(`${server.url}/honest`), connect(`${server.url}/honest`)] as const;
  await Promise.all(pair.map(({ synced }) => synced));
  return pair;
}

const soon = { timeout: 20_000, interval: 10 };

test("STORM hundreds who come and go at once, again and again, leave nothing behind", async () => {
  const server = await start({ roomIdleMs: 50 });
  const pair = await honestPair(server);
  for (let round = 0; round < 4; round++) {
    const storm = Array.from({ length: 250 }, (_, i) => connectRaw(`${server.url}/storm${i % 20}`));
    // Some leave before they are let in, some without a goodbye.
    for (const [i, { socket }] of storm.entries()) if (i % 5 === round) socket.terminate();
    await Promise.all(storm.map(({ synced }) => synced.catch(() => {})));
    await expectWellBeing(pair);
    for (const [i, { socket }] of storm.entries()) {
      if (i % 2 === 0) socket.terminate();
      else socket.close();
    }
  }
  await expect.poll(() => server.rooms.count(), soon).toEqual({ rooms: 1, sockets: 2 });
  expect(pair.map(({ socket }) => socket.readyState)).toEqual([1, 1]);
});

test("HANDSHAKE-SLOW who does not finish the handshake, or drips it, is cut off; others come in meanwhile", async () => {
  const server = await start({ handshakeMs: 2_000 });
  const nothing = Array.from({ length: 50 }, () => dial(server.port, ""));
  const half = Array.from({ length: 50 }, () => dial(server.port, "GET /room HTTP/1.1\r\nHost: x\r\n"));
  const dripping = dial(server.port, "GET /room HTTP/1.1\r\n");
  const drip = setInterval(() => dripping.socket.write("X-A: b\r\n"), 20);
  await expectWellBeing(await honestPair(server));
  await Promise.all([...nothing, ...half].map(({ ended }) => ended));
  expect(await dripping.ended).toContain("HTTP/1.1 4");
  clearInterval(drip);
});

test("HANDSHAKE-SLOW a refused upgrade and garbage are answered and let go of, though the other side never ends", async () => {
  const server = await start({ auth: "token" });
  const asked = {
    "a name that is none": upgradeOf("/%ff"),
    "no token and no Origin": upgradeOf("/room"),
    TLS: "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
    "another protocol": "SSH-2.0-OpenSSH_9.6\r\n",
    "a proxy": "CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n",
    "HTTP/2": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "two lengths": "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    "large headers": `GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(100_000)}\r\n\r\n`,
    "many headers": `GET / HTTP/1.1\r\nHost: x\r\n${"X: y\r\n".repeat(20_000)}\r\n`,
    "no WebSocket key": upgradeOf("/room").replace(/Sec-WebSocket-Key: .*\r\n/, ""),
    "an old WebSocket": upgradeOf("/room?token=x").replace("Version: 13", "Version: 7"),
  };
  for (const [name, bytes] of Object.entries(asked)) {
    const { socket, ended } = dial(server.port, bytes);
    expect(await ended, `name ${name}`).not.toContain("HTTP/1.1 101");
    // It is not waited for: what is written to it finds nobody.
    await expect
      .poll(() => {
        if (!socket.destroyed) socket.write("x");
        return socket.destroyed;
      }, soon)
      .toBe(true);
  }
  const token = await server.token("room", "edit");
  await connect(`${server.url}/room?token=${token}`).synced;
});

test("KEEP-ALIVE sockets that vanish without a word are let go of; a large frame that comes slowly is not", async () => {
  const server = await start({ keepAliveMs: 800, roomIdleMs: 50 });
  const pair = await honestPair(server);
  const vanished = Array.from({ length: 30 }, () => dial(server.port, upgradeOf("/gone")));
  await expect.poll(() => server.rooms.count().sockets, soon).toBe(32);
  // One byte of a frame of 1 MB every now and then, for longer than silence is borne.
  const head = Uint8Array.of(0x82, 0xff, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0);
  const slow = dial(server.port, Buffer.concat([Buffer.from(upgradeOf("/slow")), head]));
  const drip = setInterval(() => slow.socket.write(Uint8Array.of(0)), 20);
  await Promise.all(vanished.map(({ ended }) => ended));
  await expect.poll(() => server.rooms.count(), soon).toEqual({ rooms: 2, sockets: 3 });
  expect(slow.socket.destroyed).toBe(false);
  clearInterval(drip);
  await slow.ended;
  await expectWellBeing(pair);
});

test("ROOM-NAME odd, long, percent-encoded and traversing names are rooms of their own or no rooms, never anything else", async () => {
  const server = await start();
  const longest = "x".repeat(256);
  const rooms: Record<string, string> = {
    "/../../etc/passwd": "../../etc/passwd",
    "/..%2F..%2Fetc%2Fpasswd": "../../etc/passwd",
    "/./a": "./a",
    "/a//b": "a//b",
    "/%2e%2e": "..",
    "/v1/documents": "v1/documents",
    "/metrics": "metrics",
    "/__proto__": "__proto__",
    "/constructor": "constructor",
    "/a%25b": "a%b",
    "/a+b": "a+b",
    "/%E2%80%AE": "\u202e",
    [`/${longest}`]: longest,
    [`/${"%F0%9F%A6%8A".repeat(64)}`]: "🦊".repeat(64),
    "/log%5C0": "log\\0",
  };
  for (const path of Object.keys(rooms)) {
    const { socket, ended } = dial(server.port, upgradeOf(path));
    await expect.poll(() => server.rooms.count().sockets, { ...soon, message: path }).toBe(1);
    expect(server.rooms.figures(rooms[path]), `path ${path}`).toHaveLength(1);
    socket.destroy();
    await ended;
    await expect.poll(() => server.rooms.count().sockets, soon).toBe(0);
  }
  const none = ["/", "/%", "/%zz", "/%ff", "/%00", "/a%0ab", "/%7f", "/%C2%85", "/%ED%A0%80", `/${longest}x`];
  for (const path of [...none, `/${"%F0%9F%A6%8A".repeat(64)}x`, "/?token=x"]) {
    const { ended } = dial(server.port, upgradeOf(path));
    expect(await ended, `path ${path}`).toMatch(/^HTTP\/1\.1 404 /);
  }
});

test("FUZZ hostile frames, text among them, over real sockets: the honest never disconnect (seed 4)", async () => {
  const server = await start();
  const pair = await honestPair(server);
  const others = [connect(`${server.url}/room`), connect(`${server.url}/room`)] as const;
  await Promise.all(others.map(({ synced }) => synced));
  const random = createRandom(4);
  const hostileFrame = createHostileFrames(random, [others[0].doc.clientID]);
  const codes = new Set<number>();
  for (let i = 0; i < 150; i++) {
    const eve = connectRaw(`${server.url}/room`);
    await eve.opened;
    for (let sent = 0; sent < 30; sent++) eve.send(hostileFrame());
    if (i % 10 === 0) eve.send(random.pick(["text", "{}", "\u0000"]));
    if (i % 50 === 0) eve.send(largeState(10_000_000));
    if (i % 30 === 0) eve.send(deleteEverything(others[0].doc));
    eve.socket.close();
    codes.add((await eve.closed).code);
  }
  await expectWellBeing(pair);
  await expectWellBeing(others);
  expect([...pair, ...others].map(({ socket }) => socket.readyState)).toEqual([1, 1, 1, 1]);
  expect([...codes].filter((code) => ![1005, 4400, 4413].includes(code))).toEqual([]);
  expect(codes).toContain(4400);
});

test("WIRE-FIRST-FRAME what is sent before the room is loaded has a limit; more closes with 1013", async () => {
  const store = createScriptedStore(createMemoryStore());
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const server = await start({
    store: {
      ...store,
      async get(key) {
        await held;
        return store.get(key);
      },
    },
  });
  const [eager, patient] = [connect(`${server.url}/room`), connect(`${server.url}/room`)];
  await Promise.all([eager.opened, patient.opened]);
  const frame = new Uint8Array(1_000_000);
  frame.set([1, 1, 0]);
  for (let sent = 0; sent <= limits.maxBufferedBeforeLoadBytes; sent += frame.byteLength) eager.send(frame);
  expect((await eager.closed).code).toBe(1013);
  letGo();
  await patient.synced;
});
