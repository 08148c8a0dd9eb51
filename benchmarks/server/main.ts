/**
 * How the collab server compares: `npm run bench:server [-- --help]`. Every scenario runs on every server, one after the
 * other, each server in a process of its own and the load in another. Results go to benchmarks/results/server-*.json, and
 * docs/benchmarks.md is written from all of these files.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { inOwnProcess } from "../in-own-process.ts";
import { writePage } from "../write-page.ts";
import { type Options, readOptions, usage } from "./options.ts";
import { resultsPath } from "./read-results.ts";
import type { ScenarioResults } from "./results.ts";
import type { Figures } from "./scenario.ts";
import { scenarios } from "./scenarios/all.ts";
import { type SubjectKey, subjects } from "./subjects.ts";
import { toTable } from "./to-table.ts";

const root = join(import.meta.dirname, "../..");
const args = process.argv.slice(2);
if (args.includes("--help")) {
  process.stdout.write(usage);
  process.exit(0);
}
const options = readOptions(args, root);
// Measured as people run it: one file, plain node.
spawnSync(process.execPath, ["--import", "tsx", join(root, "collab-server/bundle.ts")], { stdio: "inherit" });

for (const word of options.only) {
  const results = await measureScenario(word, options);
  process.stdout.write(`\n${toTable(word, results)}\n`);
  if (!options.isDry) writeFileSync(resultsPath(root, word), `${JSON.stringify(results, undefined, 2)}\n`);
}
if (!options.isDry) {
  writePage(root);
  process.stdout.write("\nWritten: benchmarks/results/server-*.json, docs/benchmarks.md\n");
}

async function measureScenario(
  word: string,
  { servers, seconds, rounds, isFull }: Options,
): Promise<ScenarioResults> {
  const results: ScenarioResults = {
    scenario: word,
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}`,
    loadAverage: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    seconds,
    isFull,
    versions: Object.fromEntries(
      servers.flatMap((key) => {
        const { packageName } = subjects[key];
        return packageName === undefined ? [] : [[packageName, versionOf(packageName)]];
      }),
    ),
    servers: {},
    failures: {},
  };
  const measured = new Map<SubjectKey, Figures[]>();
  for (const key of Array.from({ length: rounds }, () => servers).flat()) {
    process.stdout.write(`${scenarios[word]?.title}: ${subjects[key].name} …\n`);
    try {
      await inOwnProcess(
        join(import.meta.dirname, "measure.ts"),
        [word, key, JSON.stringify(options)],
        (message) => {
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- measure.ts says so
          const all = [...(measured.get(key) ?? []), message as Figures];
          measured.set(key, all);
          results.servers[key] = rounded(medians(all));
        },
      );
    } catch (error) {
      results.failures[key] = "it ended with an error";
      process.stderr.write(`${String(error)}\n`);
    }
  }
  return results;
}

/** Of each figure the middle one, the lower of two. */
function medians(all: readonly Figures[]): Figures {
  return Object.fromEntries(
    Object.keys(all[0] ?? {}).map((key) => {
      const values = all.map((figures) => figures[key] ?? Number.NaN).sort((a, b) => a - b);
      return [key, values[Math.floor((values.length - 1) / 2)] ?? Number.NaN];
    }),
  );
}

/** Four digits say all that such a measurement knows. What is no number (never, nothing) is left out. */
function rounded(figures: Figures): Figures {
  return Object.fromEntries(
    Object.entries(figures).flatMap(([key, value]) =>
      Number.isFinite(value) ? [[key, Number(value.toPrecision(4))]] : [],
    ),
  );
}

function versionOf(name: string): string {
  const text = readFileSync(join(root, "benchmarks/node_modules", name, "package.json"), "utf8");
  const { version }: { version: string } = JSON.parse(text);
  return version;
}
