/**
 * What becomes of crossing edits, in five editors: `npm run bench:merging [-- part of a row's name]`. With `-- --ours`
 * the peers' columns are taken from the last results, if neither their versions nor the rows have changed since.
 * Each editor runs in a process of its own, so that no two copies of Yjs meet. Without a filter the results go to
 * benchmarks/results/merging.json and docs/merging.md.
 */
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { RowResult } from "../../tests/merging/run-row.ts";
import { inOwnProcess } from "../in-own-process.ts";
import { installedVersions } from "../installed-versions.ts";
import type { SubjectKey } from "../subjects/load-subject.ts";
import { keptPeers } from "./kept-peers.ts";
import type { MergingResults, SubjectResults } from "./results.ts";
import { toJson } from "./to-json.ts";
import { toMarkdown } from "./to-markdown.ts";
import { toPlainTable } from "./to-plain-table.ts";

const args = process.argv.slice(2);
const filter = args.find((arg) => !arg.startsWith("--")) ?? "";
const root = join(import.meta.dirname, "../..");

/** The columns, in this order. */
const subjectKeys: SubjectKey[] = ["nested", "tiptap", "blocknote", "xml", "text"];
const finished = args.includes("--ours") ? keptPeers(root, subjectKeys) : new Map<string, SubjectResults>();
const queue = subjectKeys.filter((key) => !finished.has(key));
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

async function measure(key: string): Promise<SubjectResults> {
  const rows: RowResult[] = [];
  let name: string = key;
  const file = join(import.meta.dirname, "measure-subject.ts");
  await inOwnProcess(file, [key, filter], (message) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own file said it
    const told = message as { name: string } | { row: RowResult };
    if ("name" in told) name = told.name;
    else rows.push(told.row);
  });
  return { name, rows };
}
