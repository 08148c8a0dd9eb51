import { expect, test } from "vitest";
import { createPageVersions } from "./page-versions.ts";

function bench() {
  const timers = new Set<() => void>();
  const versions = createPageVersions((_ms, task) => {
    timers.add(task);
    return () => timers.delete(task);
  });
  return { versions, timers };
}

test("an edit makes another version, and lets go who waits for it", async () => {
  const { versions, timers } = bench();
  const before = versions.of("d");
  expect(versions.of("d")).toBe(before);
  const changed = versions.changed("d", before, 1_000);
  const other = versions.changed("e", versions.of("e"), 1_000);
  versions.bump("d");
  await changed;
  expect(versions.of("d")).not.toBe(before);
  expect(timers.size).toBe(1);
  versions.close();
  await other;
  expect(timers.size).toBe(0);
});

test("who asks with an old version is answered at once, and who waits in vain after a while", async () => {
  const { versions, timers } = bench();
  await versions.changed("d", "of another start", 1_000);
  const waiting = versions.changed("d", versions.of("d"), 1_000);
  for (const fire of timers) fire();
  await waiting;
  expect(timers.size).toBe(0);
});
