import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { directPathOf, writeDirectly } from "./direct-write.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** The server's end of a connection, and the client's, which does not read yet. */
async function openPair(): Promise<{ ours: Socket; theirs: Socket }> {
  const server = createServer();
  const arrived = new Promise<Socket>((resolve) => server.once("connection", resolve));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const theirs = connect(address.port, "127.0.0.1");
  const ours = await arrived;
  theirs.pause();
  for (const socket of [ours, theirs]) socket.on("error", () => {});
  closing.push(
    () => theirs.destroy(),
    () => ours.destroy(),
    () => server.close(),
  );
  return { ours, theirs };
}

/** As the connection does it: what the system does not take at once goes through the stream. */
function send(socket: Socket, bytes: Buffer): "direct" | "stream" {
  const path = directPathOf(socket);
  const taken = path === undefined ? 0 : writeDirectly(socket, path, bytes);
  if (taken === bytes.byteLength) return "direct";
  socket.write(bytes.subarray(taken));
  return "stream";
}

test.skipIf(process.platform === "win32")(
  "DIRECT-WRITE everything comes in order, whether the system takes it at once, in part, or not at all",
  async () => {
    const { ours, theirs } = await openPair();
    const ways = new Set<string>();
    const sent: Buffer[] = [];
    // Until the socket is full, and some more.
    for (let left = 100; left > 0; left -= Number(ways.has("stream"))) {
      const bytes = Buffer.alloc(20_000, sent.length % 251);
      sent.push(bytes);
      ways.add(send(ours, bytes));
    }
    expect(ways).toEqual(new Set(["direct", "stream"]));
    const whole = Buffer.concat(sent);
    const received: Buffer[] = [];
    let length = 0;
    theirs.on("data", (chunk: Buffer) => {
      received.push(chunk);
      length += chunk.byteLength;
    });
    theirs.resume();
    await vi.waitFor(() => expect(length).toBe(whole.byteLength), { timeout: 20_000 });
    expect(Buffer.concat(received).equals(whole)).toBe(true);
    // What waited is gone, so the short way is open again.
    await vi.waitFor(() => expect(ours.writableLength).toBe(0));
    expect(send(ours, Buffer.from("last"))).toBe("direct");
  },
);

test.skipIf(process.platform === "win32")(
  "DIRECT-WRITE nothing is written to a socket that is closed, whose descriptor may be another's",
  async () => {
    const { ours } = await openPair();
    const path = directPathOf(ours);
    if (path === undefined) throw new Error("a plain socket has a descriptor");
    expect(writeDirectly(ours, path, Buffer.from("a"))).toBe(1);
    ours.destroy();
    expect(writeDirectly(ours, path, Buffer.from("b"))).toBe(0);
  },
);
