import { copyFileSync, existsSync, mkdirSync, statSync } from "node:fs";
import { open, readdir, readFile, utimes } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isLevelDatabaseFree } from "./level-database.ts";
import { sealTable, type TableSeal } from "./level-table-file.ts";

/** A file of LevelDB's that is damaged, and a copy of it as it was found. What it held may be lost. */
export interface DamagedFile {
  kind: "log" | "table";
  file: string;
  copy: string;
}

/**
 * Reads every table in `folder`, before LevelDB does, and seals what is damaged: whoever reads it then gets an error, where LevelDB
 * would have ended the process. A copy is put in `damaged/` beside `folder`. Does nothing in a folder that somebody has open.
 */
export async function sealDamagedTables(folder: string): Promise<DamagedFile[]> {
  // First the names, then the look for others: what is made by whoever comes later is not among them.
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ldb"));
  if (names.length === 0 || !(await isLevelDatabaseFree(folder))) return [];
  const found: DamagedFile[] = [];
  for (const name of names) {
    const file = join(folder, name);
    const seals = sealTable(await readFile(file));
    if (seals === undefined) continue;
    const copy = copyPath(file);
    if (!(await isLevelDatabaseFree(folder))) return found;
    if (!existsSync(copy)) {
      mkdirSync(dirname(copy), { recursive: true, mode: 0o700 });
      copyFileSync(file, copy);
      found.push({ kind: "table", file, copy });
    }
    await writeSeals(file, seals);
  }
  return found;
}

/** Where a copy of a damaged file is kept; the same place for the same file, until it is written again. */
export function copyPath(file: string): string {
  const at = statSync(file).mtime.toISOString().replaceAll(/[:.]/g, "-");
  return join(dirname(dirname(file)), "damaged", `${at}-${basename(file)}`);
}

async function writeSeals(file: string, seals: readonly TableSeal[]): Promise<void> {
  const { atime, mtime } = statSync(file);
  const handle = await open(file, "r+");
  try {
    for (const { at, bytes } of seals) await handle.write(bytes, 0, bytes.byteLength, at);
    await handle.sync();
  } finally {
    await handle.close();
  }
  // By its time it is known for the one of which there is a copy.
  await utimes(file, atime, mtime);
}
