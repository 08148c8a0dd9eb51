/**
 * What a deep run tried, for docs/deep-tests.md: a row for each stage, from a JSON file for each stage, so that stages can be run
 * apart and on different days.
 */
import { z } from "zod";
import type { TestCount } from "./test-count.ts";

export const deepRecordSchema = z.object({
  stage: z.string(),
  /** ISO, UTC. */
  at: z.string(),
  /** Short hash; `+` behind it when something was not committed. */
  commit: z.string(),
  seconds: z.number(),
  passed: z.number(),
  failed: z.number(),
  /** Titles, with their counts and seeds; of many that differ in numbers only, the first and the last. */
  tests: z.array(z.string()),
});
export type DeepRecord = z.infer<typeof deepRecordSchema>;

const reportSchema = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ title: z.string() })) })),
});

/** The titles of a Vitest JSON report, shortened. */
export function readTitles(json: string): string[] {
  const groups = new Map<string, string[]>();
  for (const { assertionResults } of reportSchema.parse(JSON.parse(json)).testResults) {
    for (const { title } of assertionResults) {
      const pattern = title.replaceAll(/\d+/g, "#");
      groups.set(pattern, [...(groups.get(pattern) ?? []), title]);
    }
  }
  return [...groups.values()].map(([first = "", ...more]) => {
    const last = more.at(-1);
    if (last === undefined) return first;
    return `${first} … ${/\d[^]*$/.exec(last)?.[0] ?? last} (${more.length + 1} tests)`;
  });
}

export function toRecord(of: {
  stage: string;
  at: Date;
  commit: string;
  seconds: number;
  count: TestCount;
  tests: string[];
}): DeepRecord {
  const { stage, at, commit, seconds, count, tests } = of;
  return { stage, at: at.toISOString(), commit, seconds: Math.round(seconds), ...count, tests };
}

/** The document: one table. */
export function describeRecords(records: readonly DeepRecord[]): string {
  const rows = records
    .toSorted((a, b) => a.stage.localeCompare(b.stage))
    .map(({ stage, at, commit, seconds, passed, failed, tests }) => {
      const day = `${at.slice(0, 10)} ${at.slice(11, 16)}`;
      const what = tests.map((title) => title.replaceAll("|", "\\|")).join("<br>");
      return `| ${stage} | ${day} | \`${commit}\` | ${seconds} s | ${passed} | ${failed} | ${what} |`;
    });
  const seconds = records.reduce((sum, record) => sum + record.seconds, 0);
  return `# Deep tests

\`npm run test:deep\` runs the long tests at their full counts, each as a stage of its own; \`npm test\` runs the same ones at about a tenth. This table is
written by the last run of each stage. \`npm run test:deep -- network collab-kill\` runs some of them. Two run at a time; one after the other they took ${Math.round(seconds / 60)} min, beside whatever
else the machine was doing.

| stage | when (UTC) | commit | took | passed | failed | what |
|---|---|---|---|---|---|---|
${rows.join("\n")}
`;
}
