import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { copyPath, type DamagedFile } from "./damaged-tables.ts";
import { findLogDamage } from "./level-log-file.ts";

/**
 * Copies LevelDB's log files that are damaged to `damaged/` beside `folder`, before LevelDB opens them: it would drop what is behind
 * the damage, and then the file. Answers those of which a copy was made now.
 */
export function keepDamagedLogs(folder: string): DamagedFile[] {
  const kept: DamagedFile[] = [];
  for (const name of readdirSync(folder)) {
    if (!name.endsWith(".log")) continue;
    const file = join(folder, name);
    if (findLogDamage(readFileSync(file)) === undefined) continue;
    const copy = copyPath(file);
    if (existsSync(copy)) continue;
    mkdirSync(dirname(copy), { recursive: true, mode: 0o700 });
    copyFileSync(file, copy);
    kept.push({ kind: "log", file, copy });
  }
  return kept;
}
