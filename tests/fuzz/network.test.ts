/**
 * Convergence over a network that delays, reorders, loses and doubles, with a server that drains, dies and comes back. In the end
 * everybody has the same, and what was ever acknowledged is in it. A failure prints the seed; `QUIRE_FUZZ_SEED=<seed>` begins there.
 */
import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { createMemoryStore } from "#collab-server/storage/memory-store.ts";
import type * as PackedBytes from "#collab-server/storage/packed-bytes.ts";
import { createSeededNetwork } from "#collab-server/testing/seeded-network.ts";
import { rounds } from "../depth.ts";
import { createRandom } from "../integration/seeded-random.ts";
import { breathe, createWriter, startLife, type Writer, write } from "./network-world.ts";

// Unpacked at once: a thread's answer comes when it comes, and a seed shall always give the same run.
vi.mock("#collab-server/storage/packed-bytes.ts", async (importOriginal) => {
  const packedBytes = await importOriginal<typeof PackedBytes>();
  return {
    ...packedBytes,
    unpackBytes: async (...args: Parameters<typeof packedBytes.unpackBytes>) =>
      packedBytes.unpackBytesSync(...args),
  };
});

const first = Number(process.env.QUIRE_FUZZ_SEED ?? 1);
const batch = 100;
const batches = Array.from({ length: rounds(3_000, 30_000) / batch }, (_, i) => first + i * batch);

/** Everything that a document says, in a form that can be compared. */
const contentOf = (doc: Y.Doc) =>
  JSON.stringify([
    doc.getArray("tokens").toArray(),
    doc.getText("body").toDelta(),
    ["x", "y", "__proto__"].map((key) => doc.getMap("map").get(key)),
    [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b),
  ]);

async function live(seed: number): Promise<void> {
  const random = createRandom(seed);
  const network = createSeededNetwork(random);
  const disk = createMemoryStore();
  const isVerified = random.below(2) === 0;
  let life = startLife(disk);
  const writers = Array.from({ length: 2 + random.below(3) }, (_, i) =>
    createWriter(network, 10 + i, isVerified ? `p${i}` : undefined),
  );
  const problems: string[] = [];

  async function step(): Promise<boolean> {
    const passed = network.step();
    if (passed !== undefined && passed > 0) life.advance(passed);
    await breathe();
    return passed !== undefined;
  }
  async function untilQuiet(): Promise<void> {
    while (await step());
  }

  async function begin(): Promise<void> {
    problems.push(...life.problems());
    network.cutAll();
    life = startLife(disk);
    const tokens = new Set((await life.text()).getArray<string>("tokens").toArray());
    for (const writer of writers) {
      const missing = [...writer.acknowledged].filter((token) => !tokens.has(token));
      if (missing.length > 0)
        throw new Error(`acknowledged, and gone after a restart: ${missing.join(", ")}`);
    }
  }

  async function happen(writer: Writer): Promise<void> {
    const socket = [...writer.sockets][0];
    const dice = random.below(100);
    if (dice < 45) write(writer, random);
    else if (dice < 70) for (let i = random.below(12); i >= 0; i--) await step();
    else if (dice < 80) {
      if (socket === undefined || random.below(8) === 0) writer.connect(life);
    } else if (dice < 86) socket?.cut();
    else if (dice < 88) socket?.close();
    else if (dice < 92) writer.present({ at: random.below(1_000) });
    else if (dice < 95) life.failWrites(random.below(3) === 0);
    else if (dice < 97) life.advance(random.below(15_000));
    else if (dice === 97) {
      life.die();
      await begin();
    } else if (dice === 98) {
      life.failWrites(false);
      await life.drain();
      await begin();
    } else await untilQuiet();
  }

  for (const writer of writers) writer.connect(life);
  for (let i = 0; i < 70; i++) await happen(random.pick(writers));

  life.failWrites(false);
  // Whoever sits behind a line that broke hears of it.
  await untilQuiet();
  for (let i = 0; !writers.every((writer) => writer.isSaved()); i++) {
    if (i > 50) throw new Error("not everybody is saved in the end");
    for (const writer of writers) if (writer.sockets.size === 0) writer.connect(life);
    await untilQuiet();
    life.advance(6_000);
    for (let j = 0; j < 5; j++) await breathe();
  }
  for (const writer of writers) writer.present({ last: writer.doc.clientID });
  for (let i = 0; i < 4; i++) {
    await untilQuiet();
    life.advance(1_000);
  }
  await untilQuiet();

  const expected = contentOf(await life.text());
  for (const { doc, acknowledged, written } of writers) {
    expect(contentOf(doc)).toBe(expected);
    expect(acknowledged.size).toBe(written.length);
  }
  for (const { states } of writers) {
    for (const { doc } of writers) {
      if (states === writers.find((writer) => writer.doc === doc)?.states) continue;
      expect(states.get(doc.clientID)).toMatchObject({ last: doc.clientID });
    }
  }
  // And so does whoever starts from the disk alone.
  expect(contentOf(await startLife(disk).text())).toBe(expected);
  expect([...problems, ...life.problems()]).toEqual([]);
  const closes = new Set(writers.flatMap((writer) => writer.closes));
  expect([...closes].filter((reason) => reason !== undefined && reason !== "restart")).toEqual([]);
}

test.each(batches)(
  "NETWORK people converge and nothing acknowledged is lost: seeds from %i",
  async (from) => {
    const failures: string[] = [];
    for (let seed = from; seed < from + batch; seed++) {
      await live(seed).catch((error: unknown) => {
        failures.push(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`);
      });
    }
    expect(failures).toEqual([]);
  },
);
