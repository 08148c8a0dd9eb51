import { judge } from "./judged.ts";
import type { ScenarioResults } from "./results.ts";
import type { Column } from "./scenario.ts";
import { scenarios } from "./scenarios/all.ts";
import { subjectKeys, subjects } from "./subjects.ts";

/** A scenario's results as a Markdown table, and what came of its targets. */
export function toTable(word: string, results: ScenarioResults): string {
  const scenario = scenarios[word];
  if (scenario === undefined) return "";
  const rows = subjectKeys.flatMap((key) => {
    const figures = results.servers[key];
    if (figures === undefined) {
      const failure = results.failures[key];
      return failure === undefined ? [] : [`| ${subjects[key].name} | failed: ${failure} |`];
    }
    return [
      `| ${subjects[key].name} | ${scenario.columns.map((column) => shown(column, figures)).join(" | ")} |`,
    ];
  });
  const targets = scenario.targets.flatMap((target) => {
    const judged = judge(target, results);
    if (judged === undefined) return [`- ${target.what}: not measured`];
    const base =
      target.against === "itself"
        ? ""
        : ` × the ${target.against}${target.against === "bare" ? " relay" : ""}`;
    const aim = `${target.direction === "most" ? "at most" : "at least"} ${target.aim}`;
    return [
      `- ${target.what}: ${judged.value.toFixed(2)}${base}, aim ${aim}: **${judged.isMet ? "met" : "not met"}**`,
    ];
  });
  return [
    `| | ${scenario.columns.map((column) => column.label).join(" | ")} |`,
    `|---|${scenario.columns.map(() => "--:|").join("")}`,
    ...rows,
    "",
    ...targets,
  ].join("\n");
}

/** Nothing to show: it never came to that, or it does not do that. */
function shown({ key, digits }: Column, figures: Record<string, number>): string {
  const value = figures[key];
  if (value === undefined) return "–";
  return value.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
