import { expect, test } from "vitest";
import * as Y from "yjs";
import type { CompactionSource } from "#collab-server/storage/log-archive.ts";
import { systemClock } from "#lib/collab/clock.ts";
import { createCompactionThread } from "./compaction-thread-host.ts";

function source(text: string): CompactionSource {
  const doc = new Y.Doc();
  // Ids of chance are not all equally long.
  doc.clientID = 1;
  doc.getText("t").insert(0, text);
  const row = { sequence: 1, at: 1, personId: "", clientId: 0, update: Y.encodeStateAsUpdate(doc) };
  return { snapshot: undefined, segments: [], rows: [row], isAll: true, isDamaged: false };
}

test("jobs are done in a thread of their own, and answered each to its asker", {
  timeout: 60_000,
}, async () => {
  const thread = createCompactionThread(systemClock);
  const long = "x".repeat(1_000);
  const outcomes = await Promise.all(["a", long, "b"].map((text) => thread.compact(source(text), 7)));
  expect(outcomes).toMatchObject(
    ["a", long, "b"].map(() => ({
      kind: "compacted",
      snapshot: { through: 1, at: 7 },
      segments: [{ from: 1, to: 1 }],
    })),
  );
  const sizes = outcomes.map((outcome) => outcome.kind === "compacted" && outcome.snapshot?.byteLength);
  expect(sizes[1]).toBeGreaterThan(1_000);
  expect(sizes[0]).toBe(sizes[2]);
  await thread.close();
});

test("a thread that is closed at work rejects, and takes no more", { timeout: 60_000 }, async () => {
  const thread = createCompactionThread(systemClock);
  const job = thread.compact(source("a"), 1);
  const failure = job.catch((error: unknown) => String(error));
  await new Promise((resolve) => setImmediate(resolve));
  await thread.close();
  expect(await failure).toContain("ended");
  await expect(thread.compact(source("a"), 1)).rejects.toThrow("closed");
});
