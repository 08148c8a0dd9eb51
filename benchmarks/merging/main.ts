/**
 * What becomes of crossing edits, in five editors: `npm run bench:merging [-- part of a row's name]`.
 * Each editor runs in a process of its own, so that no two copies of Yjs meet. Without a filter the results go to
 * benchmarks/results/merging.json and docs/merging.md.
 */
import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { RowResult } from "../../tests/merging/run-row.ts";
import { installedVersions } from "../installed-versions.ts";
import { type MergingResults, type SubjectResults, subjectKeys } from "./results.ts";
import { toJson } from "./to-json.ts";
import { toMarkdown } from "./to-markdown.ts";
import { toPlainTable } from "./to-plain-table.ts";

const [filter = ""] = process.argv.slice(2);
const root = join(import.meta.dirname, "../..");

const queue = [...subjectKeys];
const finished = new Map<string, SubjectResults>();
const lanes = Array.from({ length: Math.min(2, availableParallelism()) }, async () => {
  for (let key = queue.shift(); key !== undefined; key = queue.shift()) finished.set(key, await measure(key));
});
await Promise.all(lanes);

const results: MergingResults = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  versions: installedVersions(root),
  subjects: subjectKeys.flatMap((key) => finished.get(key) ?? []),
};
process.stdout.write(`${toPlainTable(results)}\n`);
if (filter === "") {
  writeFileSync(join(root, "benchmarks/results/merging.json"), toJson(results));
  writeFileSync(join(root, "docs/merging.md"), toMarkdown(results));
  process.stdout.write("Written: benchmarks/results/merging.json, docs/merging.md\n");
}

function measure(key: string): Promise<SubjectResults> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, "measure-subject.ts"), [key, filter], {
      execArgv: ["--import", "tsx"],
    });
    const rows: RowResult[] = [];
    let name = key;
    child.on("message", (message: { name: string } | { row: RowResult }) => {
      if ("name" in message) name = message.name;
      else rows.push(message.row);
    });
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code === 0) resolve({ name, rows });
      else reject(new Error(`${key} ended with ${code}`));
    });
  });
}
