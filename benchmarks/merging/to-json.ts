import { isGood } from "../../tests/merging/verdict.ts";
import type { MergingResults } from "./results.ts";

/** benchmarks/results/merging.json: one line per cell; what is good needs no outcome. */
export function toJson({ subjects, ...head }: MergingResults): string {
  const editors = subjects.map(({ name, rows }) => {
    const lines = rows.map(({ group, row, verdict, times, runs, detail, outcome }) => {
      const fine = verdict === "n/a" || isGood(verdict);
      return `    ${JSON.stringify({ group, row, verdict, ...(!fine && { times, runs, detail, outcome }) })}`;
    });
    return `  { "name": ${JSON.stringify(name)}, "rows": [\n${lines.join(",\n")}\n  ] }`;
  });
  return `{ "head": ${JSON.stringify(head)},\n"subjects": [\n${editors.join(",\n")}\n] }\n`;
}
