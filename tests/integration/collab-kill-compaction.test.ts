import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLeveldownStore } from "#collab-server/storage/leveldown-store.ts";
import { createOrderedUpdateLog } from "#collab-server/storage/ordered-update-log.ts";
import { namedKey } from "#collab-server/storage/storage-key.ts";
import { rounds } from "../depth.ts";
import { bundleServer, startProcess } from "./collab-process.ts";
import { connectRaw } from "./raw-client.ts";
import { createRandom } from "./seeded-random.ts";

let server: ReturnType<typeof bundleServer>;
let dataDir: string;
beforeAll(async () => {
  server = bundleServer();
  dataDir = await mkdtemp(join(tmpdir(), "quire-kill-compaction-"));
});
afterAll(async () => {
  server.remove();
  await rm(dataDir, { recursive: true, force: true });
});

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const seed = 20_261_122;
const count = rounds(8, 40);

test(`COMPACT-CRASH ${count} times kill -9 while the log is compacted: nothing acknowledged is missing (seed ${seed})`, {
  timeout: 30_000 + count * 10_000,
}, async () => {
  const random = createRandom(seed);
  let expected: string[] = [];
  for (let round = 0; round < count; round++) {
    const flags = ["--auth", "open", "--port", "0", "--data", dataDir, "--log-level", "warn"];
    const running = startProcess(server.file, flags);
    const client = connectRaw(`ws://127.0.0.1:${await running.listening}/room`);
    await client.synced;
    expect(client.doc.getArray<string>("a").toArray(), `round ${round}`).toEqual(expected);

    // A tail that outgrows the snapshot each time, so that a compaction begins somewhere in here.
    let sent = 0;
    const texts = Array.from({ length: 300 }, (_, i) => `${round}.${i} ${"x".repeat(1_000 + round * 100)}`);
    for (const text of texts) sent = client.edit((doc) => doc.getArray<string>("a").push([text]));
    // What is deleted must stay deleted, and the history must live without it, too.
    sent = client.edit((doc) => doc.getArray("a").delete(0, 100));
    await expect.poll(() => client.settled(), { timeout: 20_000, interval: 5 }).toBe(sent);
    expected = client.doc.getArray<string>("a").toArray();
    await delay(random.below(1_000));
    running.child.kill("SIGKILL");
    await running.exited;
    await client.closed;
    client.doc.destroy();
    expect(running.stdout(), "nothing damaged, nothing failed").toBe("");
  }

  const store = await openLeveldownStore(join(dataDir, "leveldb"));
  const log = createOrderedUpdateLog(store);
  const { snapshot } = await log.load("room");
  expect(snapshot, "the rounds compacted something").toBeDefined();
  // The history alone, without the snapshot, has every sequence.
  await store.write([{ type: "del", key: namedKey("snapshot", "room") }]);
  const whole = await log.load("room");
  expect(whole.faults).toEqual([]);
  expect(whole.history.length).toBeGreaterThan(0);
  await store.close();
});
