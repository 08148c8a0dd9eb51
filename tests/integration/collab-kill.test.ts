import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rounds } from "../depth.ts";
import { bundleServer, startProcess } from "./collab-process.ts";
import { connectRaw, type RawClient } from "./raw-client.ts";
import { createRandom } from "./seeded-random.ts";

let server: ReturnType<typeof bundleServer>;
let dataDir: string;
beforeAll(async () => {
  server = bundleServer();
  dataDir = await mkdtemp(join(tmpdir(), "quire-kill-"));
});
afterAll(async () => {
  server.remove();
  await rm(dataDir, { recursive: true, force: true });
});

const roomNames = ["one", "two"];
const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What one client wrote on one socket, and which document message carried it. */
interface Writer {
  client: RawClient;
  room: string;
  written: { text: string; message: number }[];
}

const seed = 20_261_121;
const count = rounds(50, 200);

test(`KILL ${count} times kill -9 at a random moment, also of a start and a drain: nothing acknowledged is missing, the log opens each time (seed ${seed})`, {
  timeout: 20_000 + count * 3_000,
}, async () => {
  const random = createRandom(seed);
  /** Every text that a message 100 covered, by room. */
  const acknowledged = new Map<string, Set<string>>(roomNames.map((room) => [room, new Set()]));
  let written = 0;

  for (let round = 0; round < count; round++) {
    const server_ = startProcess(server.file, [
      "--auth",
      "open",
      "--port",
      "0",
      "--data",
      dataDir,
      "--log-level",
      "warn",
    ]);
    if (random.below(6) === 0) {
      // Killed while it starts, which may be while LevelDB mends what the last kill left.
      await delay(random.below(400));
      server_.child.kill("SIGKILL");
      await server_.exited;
      continue;
    }
    const url = `ws://127.0.0.1:${await server_.listening}`;

    const readers = roomNames.map((room) => ({ room, client: connectRaw(`${url}/${room}`) }));
    for (const { room, client } of readers) {
      await client.synced;
      const found = new Set(client.doc.getArray<string>("a").toArray());
      const missing = [...(acknowledged.get(room) ?? [])].filter((text) => !found.has(text));
      expect(missing, `round ${round}, room ${room}`).toEqual([]);
    }

    const writers: Writer[] = roomNames.flatMap((room) =>
      [1, 2].map(() => ({ room, client: connectRaw(`${url}/${room}`), written: [] })),
    );
    await Promise.all(writers.map(({ client }) => client.synced));
    const stopAt = performance.now() + 20 + random.below(150);
    while (performance.now() < stopAt) {
      for (const { client, written: own } of writers) {
        const text = `${round}.${written++}`;
        own.push({ text, message: client.edit((doc) => doc.getArray<string>("a").push([text])) });
      }
      if (random.below(3) > 0) await delay(random.below(4));
    }
    if (random.below(4) === 0) {
      // Killed while it drains: what is acknowledged on the way out counts, too.
      server_.child.kill("SIGTERM");
      await delay(random.below(120));
    }
    server_.child.kill("SIGKILL");
    await server_.exited;
    await Promise.all(writers.map(({ client }) => client.closed));
    for (const { client, room, written: own } of writers) {
      for (const { text, message } of own) if (message <= client.settled()) acknowledged.get(room)?.add(text);
    }
    for (const { client } of [...writers, ...readers]) client.doc.destroy();
    expect(server_.stdout(), "nothing damaged, nothing failed").toBe("");
  }
  const total = [...acknowledged.values()].reduce((sum, texts) => sum + texts.size, 0);
  expect(total, "the rounds acknowledged something").toBeGreaterThan(count * 10);
});
