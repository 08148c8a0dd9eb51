/** A socket that sends more than its share, over real sockets: it is read more slowly, and nothing of it is lost. */
import { afterEach, expect, test } from "vitest";
import { createRecordingMetrics } from "#collab-server/testing/recording-metrics.ts";
import { startTestServer, type TestServer } from "#collab-server/testing/test-server.ts";
import { limits } from "#lib/collab/limits.ts";
import { connectRaw, type RawClient } from "./raw-client.ts";

let server: TestServer | undefined;
const clients: RawClient[] = [];
afterEach(async () => {
  for (const { socket } of clients.splice(0)) socket.terminate();
  await server?.close();
});

async function start(inflow: typeof limits.inflow | Record<keyof typeof limits.inflow, number>) {
  const metrics = createRecordingMetrics();
  server = await startTestServer({ inflow, metrics });
  const { url } = server;
  const connect = (room: string) => {
    const client = connectRaw(`${url}/${room}`);
    clients.push(client);
    return client;
  };
  return { metrics, connect };
}
const soon = { timeout: 30_000, interval: 5 };

test("INFLOW a flood is slowed, everything of it arrives in order, and others are not held up", async () => {
  const inflow = { ...limits.inflow, burstBytes: 50_000, bytesPerSecond: 200_000 };
  const { metrics, connect } = await start(inflow);
  const [flooder, other, reader] = [connect("room"), connect("other"), connect("room")];
  await Promise.all([flooder.synced, other.synced, reader.synced]);
  const startedAt = performance.now();
  // 0.6 MB, of which the network hands over 64 kB at a time, whether we want them or not.
  for (let i = 0; i < 600; i++) flooder.edit((doc) => doc.getArray("a").push([i, "x".repeat(1_000)]));
  other.edit((doc) => doc.getArray("a").push(["hello"]));
  await expect.poll(() => other.settled(), soon).toBe(2);
  expect(flooder.settled()).toBeLessThan(600);
  await expect.poll(() => flooder.settled(), soon).toBe(601);
  expect(performance.now() - startedAt).toBeGreaterThan(2_000);
  // By its length first: each comparison that fails describes all of it.
  await expect.poll(() => reader.doc.getArray("a").length, soon).toBe(flooder.doc.getArray("a").length);
  expect(reader.doc.getArray("a").toArray()).toEqual(flooder.doc.getArray("a").toArray());
  expect(metrics.told).toContainEqual(["throttled"]);
  expect(metrics.told).not.toContainEqual(["closed", "overload"]);
});

test("INFLOW one that keeps at it is closed with 1013", async () => {
  const inflow = { ...limits.inflow, burstFrames: 20, framesPerSecond: 500, patienceMs: 300 };
  const { metrics, connect } = await start(inflow);
  const flooder = connect("room");
  await flooder.synced;
  for (let i = 0; i < 5_000; i++) flooder.edit((doc) => doc.getArray("a").push([i]));
  expect(await flooder.closed).toEqual({ code: 1013, reason: "overload" });
  await expect.poll(() => metrics.told).toContainEqual(["closed", "overload"]);
});
