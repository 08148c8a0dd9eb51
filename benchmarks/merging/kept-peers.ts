import { readFileSync } from "node:fs";
import { join } from "node:path";
import { allRows } from "../../tests/merging/rows/all-rows.ts";
import { installedVersions } from "../installed-versions.ts";
import type { MergingResults, SubjectResults } from "./results.ts";

/** The peers' columns of the last results; throws when a peer or a row has changed since they were measured. */
export function keptPeers(root: string, keys: readonly string[]): Map<string, SubjectResults> {
  const text = readFileSync(join(root, "benchmarks/results/merging.json"), "utf8");
  const { head, subjects }: { head: Omit<MergingResults, "subjects">; subjects: SubjectResults[] } =
    JSON.parse(text);
  const rows = allRows.map((row) => `${row.group}: ${row.name}`).join("\n");
  const isCurrent =
    JSON.stringify(head.versions) === JSON.stringify(installedVersions(root)) &&
    subjects.every((subject) => subject.rows.map((row) => `${row.group}: ${row.row}`).join("\n") === rows);
  if (!isCurrent) throw new Error("the peers or the rows have changed: run bench:merging without --ours");
  return new Map(
    subjects.flatMap((subject, index) => {
      // What was good is stored without its outcome.
      const full = subject.rows.map((row) => ({
        ...row,
        detail: row.detail ?? "",
        outcome: row.outcome ?? [],
      }));
      const key = keys[index];
      return key === undefined || subject.name.startsWith("Quire")
        ? []
        : [[key, { ...subject, rows: full }] as const];
    }),
  );
}
