import { expect, test, vi } from "vitest";
import { encodeAwareness } from "#collab-server/protocol/server-message.ts";
import { useTestServers } from "./test-servers.ts";

const { start, connect } = useTestServers();

const soon = { timeout: 20_000, interval: 10 };

test("SLOW a client that stops reading costs little, and converges when it reads again", async () => {
  const { url } = await start();
  const [writer, reader, slow] = [connect(`${url}/room`), connect(`${url}/room`), connect(`${url}/room`)];
  await Promise.all([writer, reader, slow].map(({ synced }) => synced));
  slow.socket.pause();

  // The map keeps one value, so that the document stays small while 60 MB go over the wire.
  const value = "x".repeat(100_000);
  for (let i = 0; i < 600; i++) {
    writer.edit((doc) => doc.getMap("m").set("value", `${i} ${value}`));
    writer.send(encodeAwareness([{ clientId: 9, clock: i, json: JSON.stringify({ at: i }) }]));
    if (i % 20 === 0)
      await vi.waitFor(() => expect(reader.doc.getMap<string>("m").get("value")).toMatch(`${i} `), soon);
  }
  await vi.waitFor(() => expect(reader.doc.getMap<string>("m").get("value")).toMatch("599 "), soon);
  const isSlow = (): boolean => slow.doc.getMap<string>("m").get("value")?.startsWith("599 ") ?? false;
  expect(isSlow()).toBe(false);

  const before = slow.frames.length;
  slow.socket.resume();
  await vi.waitFor(() => expect(isSlow()).toBe(true), soon);
  const bytes = slow.frames
    .slice(before)
    .reduce((sum, frame) => sum + (frame.type === "update" ? frame.bytes.byteLength : 0), 0);
  // What fits into the buffers of both kernels, the mark, and one difference; not the 60 MB.
  expect(bytes).toBeLessThan(20_000_000);
  await vi.waitFor(() => {
    const states = slow.frames.flatMap((frame) => (frame.type === "awareness" ? [...frame.states] : []));
    expect(states.at(-1)).toMatchObject([9, { state: { at: 599 } }]);
  }, soon);
  // And from there on as everybody.
  writer.edit((doc) => doc.getMap("m").set("value", "last"));
  await vi.waitFor(() => expect(slow.doc.getMap("m").get("value")).toBe("last"), soon);
});
