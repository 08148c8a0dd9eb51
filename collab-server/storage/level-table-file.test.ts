import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createRandom } from "../../tests/integration/seeded-random.ts";
import { sealDamagedTables } from "./damaged-tables.ts";
import { isLevelDatabaseFree, openLevelDatabase } from "./level-database.ts";
import { sealTable } from "./level-table-file.ts";

let home: string;
let folder: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "quire-level-table-"));
  folder = join(home, "leveldb");
});
afterEach(() => rm(home, { recursive: true, force: true }));

const nothing = new Uint8Array(0);
const everything = { gte: Buffer.from(""), lt: Buffer.from("z") };

/** A real table: values that pack well, some that do not, and one over many pages. */
async function writeTable() {
  const rows = new Map<string, Uint8Array>();
  for (let i = 0; i < 300; i++)
    rows.set(
      `document/with-a-long-name/${String(i).padStart(6, "0")}`,
      i % 3 === 0 ? Uint8Array.from(randomBytes(i === 150 ? 60_000 : 200)) : new Uint8Array(200).fill(i),
    );
  const database = await openLevelDatabase(folder);
  await database.batch([...rows].map(([key, value]) => ({ type: "put", key: Buffer.from(key), value })));
  await database.reclaim(everything);
  await database.close();
  const [name = "", ...more] = (await readdir(folder)).filter((each) => each.endsWith(".ldb"));
  expect(more).toEqual([]);
  const path = join(folder, name);
  return { rows, path, bytes: await readFile(path) };
}

/** What LevelDB gives, one by one and in a row. */
async function readAll(keys: Iterable<string>) {
  const found: [string, Uint8Array | undefined][] = [];
  let errors = 0;
  const database = await openLevelDatabase(folder);
  for (const key of keys) {
    await database.get(Buffer.from(key)).then(
      (value) => found.push([key, value]),
      () => errors++,
    );
  }
  try {
    for await (const { key, value } of database.range(everything))
      found.push([Buffer.from(key).toString(), value]);
  } catch {
    errors++;
  }
  await database.close();
  return { found, errors };
}

test("TABLE-FILE what LevelDB wrote is sound, and left as it is", async () => {
  const { path, bytes } = await writeTable();
  expect(bytes.byteLength).toBeGreaterThan(80_000);
  expect(sealTable(bytes)).toBeUndefined();
  expect(await sealDamagedTables(folder)).toEqual([]);
  expect(await readFile(path)).toEqual(bytes);
});

test("TABLE-FILE a flipped bit anywhere is found", async () => {
  const { bytes } = await writeTable();
  const missed: number[] = [];
  for (let at = 0; at < bytes.byteLength; at += at > bytes.byteLength - 1_000 ? 1 : 211) {
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    if (sealTable(bytes) === undefined) missed.push(at);
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  }
  // Between the two addresses in the footer and its last eight bytes nothing is said.
  const [footer, magic] = [bytes.byteLength - 48, bytes.byteLength - 8];
  expect(missed.every((at) => at > footer + 4 && at < magic)).toBe(true);
});

test("TABLE-FILE whatever is flipped or cut, a sealed table gives an error or what was written, and never ends the process", {
  timeout: 120_000,
}, async () => {
  const { rows, path, bytes } = await writeTable();
  const random = createRandom(20_261_121);
  const some = [...rows.keys()].filter((_, i) => i % 10 === 0);
  let failed = 0;
  for (let round = 0; round < 150; round++) {
    const damaged = Uint8Array.from(bytes);
    // Half of the rounds in the last kilobyte: index, filter and footer.
    const at = bytes.byteLength - 1 - random.below(round % 2 === 0 ? 1_000 : bytes.byteLength);
    damaged[at] = random.pick([0, 127, 128, 255, (damaged[at] ?? 0) ^ (1 << random.below(8))]);
    await writeFile(path, damaged);
    if (round % 10 === 0) await truncate(path, at);
    await sealDamagedTables(folder);
    const { found, errors } = await readAll(some);
    const wrong = found.filter(
      ([key, value]) => Buffer.compare(value ?? nothing, rows.get(key) ?? nothing) !== 0,
    );
    expect(wrong).toEqual([]);
    if (errors > 0) failed++;
    else expect(found.length).toBe(some.length + rows.size);
    await rm(join(home, "damaged"), { recursive: true, force: true });
  }
  expect(failed).toBeGreaterThan(50);
});

test("TABLE-FILE a damaged one is kept aside once, and not while somebody has it open", async () => {
  const { path, bytes } = await writeTable();
  const damaged = Uint8Array.from(bytes);
  damaged[100] = (damaged[100] ?? 0) ^ 1;
  const database = await openLevelDatabase(folder);
  expect(await isLevelDatabaseFree(folder)).toBe(false);
  await writeFile(path, damaged);
  expect(await sealDamagedTables(folder)).toEqual([]);
  await database.close();
  expect(await isLevelDatabaseFree(folder)).toBe(true);
  const [kept, ...more] = await sealDamagedTables(folder);
  expect([kept?.kind, kept?.file, more]).toEqual(["table", path, []]);
  expect(await readFile(kept?.copy ?? "")).toEqual(Buffer.from(damaged));
  expect(await sealDamagedTables(folder)).toEqual([]);
});

test("TABLE-FILE a sealed table that LevelDB has to merge stops writes, with a sentence that says what to do", async () => {
  const { path, bytes, rows } = await writeTable();
  const damaged = Uint8Array.from(bytes);
  damaged[100] = (damaged[100] ?? 0) ^ 1;
  await writeFile(path, damaged);
  await sealDamagedTables(folder);
  const database = await openLevelDatabase(folder);
  const puts = [...rows.keys()].map((key) => ({
    type: "put" as const,
    key: Buffer.from(key),
    value: nothing,
  }));
  await database.batch(puts);
  await database.reclaim(everything).catch(() => {});
  await expect(database.batch(puts)).rejects.toThrow("Restore a backup, or save what can be saved");
  await database.close();
});
