import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { createCollabServer } from "./create-collab-server.ts";

vi.mock("#collab-server/compaction/compaction-thread.ts", async (importOriginal) => ({
  ...(await importOriginal<object>()),
  isCompactionThread: () => true,
}));

test("COMPACT-CHECK a program that was started again as the compaction thread opens no second server", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "quire-thread-"));
  const started = vi.fn<() => void>();
  createCollabServer({ dataDir }).then(started, started);
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
  expect(await readdir(dataDir)).toEqual([]);
  expect(started).not.toHaveBeenCalled();
  await rm(dataDir, { recursive: true });
});
