import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepDamagedLogs } from "./damaged-logs.ts";
import { openLevelDatabase } from "./level-database.ts";
import { findLogDamage } from "./level-log-file.ts";

let home: string;
let folder: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "quire-level-log-"));
  folder = join(home, "leveldb");
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** A real log: small records, and some over several blocks. */
async function writeLog(): Promise<{ path: string; bytes: Buffer }> {
  const database = await openLevelDatabase(folder);
  for (let i = 0; i < 200; i++) {
    const value = new Uint8Array(i % 20 === 0 ? 70_000 : 100).fill(i);
    await database.batch([{ type: "put", key: Buffer.from(`k${i}`), value }]);
  }
  await database.close();
  const [name = ""] = (await readdir(folder)).filter((each) => each.endsWith(".log"));
  const path = join(folder, name);
  return { path, bytes: await readFile(path) };
}

test("LOG-FILE what LevelDB wrote is sound, wherever it was cut off", async () => {
  const { bytes } = await writeLog();
  expect(bytes.byteLength).toBeGreaterThan(700_000);
  expect(findLogDamage(bytes)).toBeUndefined();
  for (let length = bytes.byteLength - 1; length > 0; length -= 3_331)
    expect(findLogDamage(bytes.subarray(0, length))).toBeUndefined();
  expect(findLogDamage(new Uint8Array(100_000))).toBeUndefined();
});

test("LOG-FILE a flipped bit anywhere is found", async () => {
  const { bytes } = await writeLog();
  const padding: number[] = [];
  for (let at = 0; at < bytes.byteLength; at += 1_777) {
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    const found = findLogDamage(bytes);
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    // The few bytes at the end of a block in which no header has room mean nothing.
    if (found === undefined) padding.push(at % 32_768);
    else expect(found).toBeLessThanOrEqual(at);
  }
  expect(padding.every((at) => at > 32_768 - 7)).toBe(true);
});

test("LOG-FILE a damaged one is kept aside once, a cut one is not", async () => {
  const { path, bytes } = await writeLog();
  await truncate(path, bytes.byteLength - 50);
  expect(keepDamagedLogs(folder)).toEqual([]);
  bytes[300] = (bytes[300] ?? 0) ^ 1;
  await writeFile(path, bytes);
  const [kept, ...more] = keepDamagedLogs(folder);
  expect([kept?.kind, kept?.file, more]).toEqual(["log", path, []]);
  expect(await readFile(kept?.copy ?? "")).toEqual(bytes);
  expect(keepDamagedLogs(folder)).toEqual([]);
});
