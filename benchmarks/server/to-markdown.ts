import type { ScenarioResults } from "./results.ts";
import { scenarios } from "./scenarios/all.ts";
import { subjectKeys, subjects } from "./subjects.ts";
import { toTable } from "./to-table.ts";

/** docs/benchmarks.md. */
export function toMarkdown(all: readonly ScenarioResults[]): string {
  const versions = new Map(all.flatMap((results) => Object.entries(results.versions)));
  const parts = [
    "# How the collab server compares",
    "",
    "<!-- Written by `npm run bench:server`; edit benchmarks/server/to-markdown.ts instead. -->",
    "",
    "    npm ci --prefix benchmarks    # once: the peers to compare with",
    "    npm run bench:server          # or: -- --only relay,storm --servers bare,quire --seconds 4",
    "",
    `Measured: ${[...versions]
      .map(([name, version]) => `${name} ${version}`)
      .join(
        ", ",
      )}; each as it comes, with its own persistence. The bare relay is \`ws\` alone, without Yjs or a store: the floor.`,
    "Each server is a process of its own on plain Node, the load another; both share the machine. Quire gets the settings of V8 and the allocator that `npm start` gives it (`launcher/heap-flags.ts`, `launcher/allocator-settings.ts`). Read the ratios; the absolute figures are this machine's. Processor time and memory are the kernel's figures for the server's process.",
    "",
    ...all.flatMap((results) => section(results)),
  ];
  return `${parts.join("\n").trimEnd()}\n`;
}

function section(results: ScenarioResults): string[] {
  const scenario = scenarios[results.scenario];
  if (scenario === undefined) return [];
  const { date, node, machine, loadAverage, seconds } = results;
  return [
    `## ${scenario.title}`,
    "",
    scenario.what,
    "",
    toTable(results.scenario, results),
    "",
    ...chart(results),
    `${date}, Node ${node}, ${machine}, windows of ${seconds} s, load average ${loadAverage} at the start (1.0 is one busy core; ours and the load's own come on top).`,
    "",
  ];
}

const barWidth = 40;

function chart({ scenario: word, servers }: ScenarioResults): string[] {
  const scenario = scenarios[word];
  if (scenario === undefined) return [];
  const { chart: key, columns } = scenario;
  const values = subjectKeys.flatMap((subject) => {
    const value = servers[subject]?.[key];
    return value === undefined ? [] : [{ name: subjects[subject].name, value }];
  });
  if (values.length < 2) return [];
  const most = Math.max(...values.map(({ value }) => value));
  const label = columns.find((column) => column.key === key)?.label ?? key;
  return [
    "```",
    label,
    ...values.map(({ name, value }) => {
      const bar = "█".repeat(Math.max(1, Math.round((value / most) * barWidth)));
      return `${name.padEnd(14)} ${bar} ${value.toLocaleString("en-GB")}`;
    }),
    "```",
    "",
  ];
}
