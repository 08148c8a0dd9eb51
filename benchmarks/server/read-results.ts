import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ScenarioResults } from "./results.ts";
import { scenarios } from "./scenarios/all.ts";

/** Where the results of a scenario are kept. */
export function resultsPath(root: string, word: string): string {
  return join(root, `benchmarks/results/server-${word}.json`);
}

/** What was measured so far, in the order of the scenarios. */
export function readResults(root: string): ScenarioResults[] {
  return Object.keys(scenarios).flatMap((word) => {
    const path = resultsPath(root, word);
    if (!existsSync(path)) return [];
    const results: ScenarioResults = JSON.parse(readFileSync(path, "utf8"));
    return [results];
  });
}
