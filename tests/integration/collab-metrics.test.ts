/** /metrics of the real program, and what the parts tell. */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { createMemoryStore } from "#collab-server/storage/memory-store.ts";
import { createRecordingMetrics } from "#collab-server/testing/recording-metrics.ts";
import { createScriptedStore } from "#collab-server/testing/scripted-store.ts";
import { startTestServer } from "#collab-server/testing/test-server.ts";
import { useProgram } from "./program-bench.ts";
import { connectRaw } from "./raw-client.ts";

const { run, end, home } = useProgram();

const start = (...args: string[]): Promise<number> =>
  run(["--port", "0", "--data", home(), "--auth", "open", ...args]).listening;

const metricsToken = async (): Promise<string> => (await end(["metrics-token", "--data", home()])).out.trim();

const read = (port: number, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${port}/metrics`, { headers });

test("METRICS need the token that `metrics-token` prints, which opens nothing else", async () => {
  const port = await start();
  const token = await metricsToken();
  const headers = { authorization: `Bearer ${token}` };
  expect((await read(port)).status).toBe(401);
  expect((await read(port, { authorization: `Bearer ${token}x` })).status).toBe(401);
  expect((await read(port, { authorization: `Basic ${token}` })).status).toBe(401);
  expect((await fetch(`http://127.0.0.1:${port}/v1/maintenance/backup`, { headers })).status).toBe(401);
  expect((await fetch(`http://127.0.0.1:${port}/metrics`, { method: "POST", headers })).status).toBe(405);

  const client = connectRaw(`ws://127.0.0.1:${port}/my%20room`);
  await client.synced;
  for (let i = 0; i < 10; i++) client.edit((doc) => doc.getArray("a").push([i]));
  await expect.poll(() => client.settled()).toBe(11);
  const answer = await read(port, headers);
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(text).toContain("\nquire_connections 1\n");
  expect(text).toContain("\nquire_rooms 1\n");
  expect(text).toContain("\nquire_documents 1\n");
  expect(text).toMatch(/\nquire_tail_rows [1-9]/);
  expect(text).toMatch(/\nquire_fsync_seconds_count [1-9]/);
  expect(text).toMatch(/\nquire_acknowledgement_seconds_count [1-9]/);
  // How much, never who or what.
  expect(text).not.toContain("my room");
});

test("METRICS every figure of docs/operations.md is there, and every figure that is there is in it", async () => {
  const text = await (await read(await start("--metrics", "open"))).text();
  const given = [...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name = ""]) => name);
  const operations = await readFile(new URL("../../docs/operations.md", import.meta.url), "utf8");
  const documented = new Set([...operations.matchAll(/`(quire_[a-z_]+)/g)].map(([, name = ""]) => name));
  const ours = given.filter((name) => name.startsWith("quire_"));
  expect(ours.filter((name) => !documented.has(name))).toEqual([]);
  const isGiven = (name: string) => ours.includes(name.replace(/_bucket$/, ""));
  expect([...documented].filter((name) => !isGiven(name))).toEqual([]);
  expect(given).toContain("nodejs_eventloop_lag_p99_seconds");
  expect(given).toContain("process_resident_memory_bytes");
});

test("METRICS under --metrics open anybody who reaches the port reads them", async () => {
  const port = await start("--metrics", "open");
  expect((await read(port)).status).toBe(200);
});

test("METRICS the parts tell what happens: refusals by code, goodbyes by reason, edits that reached the disk", async () => {
  const metrics = createRecordingMetrics();
  const store = createScriptedStore(createMemoryStore());
  const server = await startTestServer({ auth: "token", metrics, store });
  try {
    await expect(
      connectRaw(`${server.url}/room`, { headers: { origin: "https://evil.example" } }).opened,
    ).rejects.toThrow("403");
    await connectRaw(`${server.url}/room?token=forged`).closed;
    const token = await server.token("room", "edit");
    await connectRaw(`${server.url}/other?token=${token}`).closed;
    expect(metrics.told.filter(([name]) => name === "refused")).toEqual([
      ["refused", 403],
      ["refused", 4401],
      ["refused", 4403],
    ]);
    const client = connectRaw(`${server.url}/room?token=${token}`);
    await client.synced;
    store.failWrites = true;
    client.edit((doc) => doc.getArray("a").push([1]));
    await expect.poll(() => server.events.map(({ event }) => event)).toContain("store.append_failed");
    expect(metrics.told.filter(([name]) => name === "acknowledged")).toEqual([]);
    store.failWrites = false;
    await expect.poll(() => client.settled()).toBe(2);
    const acknowledged = metrics.told.filter(([name]) => name === "acknowledged");
    expect(acknowledged).toHaveLength(1);
    // The wait counts from the first try: a store that refused for a while shows.
    expect(Number(acknowledged[0]?.[1])).toBeGreaterThanOrEqual(0.09);
    // A code of somebody's own makes no label of its own.
    client.socket.close(4_999);
    await expect.poll(() => metrics.told).toContainEqual(["closed", "other"]);
  } finally {
    await server.close();
  }
});
