import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { findLogDamage } from "./level-log-file.ts";

/**
 * Copies LevelDB's log files that are damaged to `damaged/` beside `folder`, before LevelDB opens them: it would drop what is behind
 * the damage, and then the file. Answers the copies that were made now.
 */
export function keepDamagedLogs(folder: string): string[] {
  const kept: string[] = [];
  const place = join(dirname(folder), "damaged");
  for (const name of readdirSync(folder)) {
    if (!name.endsWith(".log")) continue;
    const file = join(folder, name);
    if (findLogDamage(readFileSync(file)) === undefined) continue;
    const copy = join(place, `${statSync(file).mtime.toISOString().replaceAll(/[:.]/g, "-")}-${name}`);
    if (existsSync(copy)) continue;
    mkdirSync(place, { recursive: true, mode: 0o700 });
    copyFileSync(file, copy);
    kept.push(copy);
  }
  return kept;
}
