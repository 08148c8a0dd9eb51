import { everyRunning } from "../../tests/merging/every-running.ts";
import { allRows } from "../../tests/merging/rows/all-rows.ts";
import { isGood, type VerdictWord, verdicts } from "../../tests/merging/verdict.ts";
import type { MergingResults, SubjectResults } from "./results.ts";

const meanings: Record<VerdictWord, string> = {
  crashed: "the editor threw while the edits were made or merged",
  diverged: "people see different documents, or the editors never stop answering each other",
  lost: "something that nobody deleted is gone",
  doubled: "something is there twice",
  "came back": "something that was deleted, and that nobody restored, is there again",
  interleaved: "what two people typed is mixed letter by letter",
  garbled: "letters are out of order, or a typed run is torn apart",
  "wrong place":
    "what somebody typed stands between other words than where they put it, or a remark points elsewhere",
  "wrong shape": "all letters are there, but the blocks, marks or cells are not what anybody asked for",
  kept: "nothing is lost; where the meaning can be argued, the second-best reading (see “Choices”)",
  same: "everybody sees what both meant",
};

/** docs/merging.md. */
export function toMarkdown(results: MergingResults): string {
  const { subjects } = results;
  const groups = [...new Set(allRows.map((row) => row.group))];
  return `${[
    "# Crossing edits, measured",
    intro(results),
    summary(subjects),
    "## What the words mean",
    verdicts
      .toReversed()
      .map((word) => `- **${word}**: ${meanings[word]}`)
      .join("\n"),
    ...groups.flatMap((group) => [`## ${group}`, groupTable(group, subjects)]),
    "## Choices",
    "Where two wishes cannot both be met, or where it can be argued what was meant, this is what we hold right, and why.",
    choices(),
    "## Where format text still falls short",
    "Each with what is shown in the end; `tests/merging/known-bad.json` keeps the list from growing.",
    shortfalls(subjects),
  ].join("\n\n")}\n`;
}

function intro({ date, node, versions }: MergingResults): string {
  const list = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `<!-- Written by \`npm run bench:merging\`. Do not edit: change benchmarks/merging or tests/merging and run it again. -->

Two or three people edit the same document while apart, then everything reaches everybody. Each row is run on real
editor views with the editor's own commands, keymap and clipboard, ${everyRunning.length} times: with both orders of client ids (Yjs breaks
ties by them), both orders of delivery, update by update and as one exchange after a reconnect. The cell is the worst of these.

Every character is a code point of its own, so the verdict is reached by machine: each character that nobody deleted must
be there exactly once, what somebody typed must stand in one piece between the neighbours they put it between, and the
blocks must be what both meant: the outcome that the row states, or what the same editor shows when the same acts happen
one after the other. All replicas must show the same. The rows are in \`tests/merging/rows/\`; those for our own two formats
also run in \`npm test\`. Every outcome of every cell is in \`benchmarks/results/merging.json\`.

Measured on ${date}, Node ${node}, with ${list.join(", ")}. To run it again:

\`\`\`
npm ci && npm ci --prefix benchmarks
npm run bench:merging
\`\`\``;
}

function summary(subjects: readonly SubjectResults[]): string {
  const head = ["", ...subjects.map(({ name }) => name)];
  const count = (subject: SubjectResults, word: string) =>
    subject.rows.filter((row) => row.verdict === word).length;
  const lines = [...verdicts.toReversed(), "n/a" as const].map((word) => [
    word,
    ...subjects.map((subject) => String(count(subject, word) || "–")),
  ]);
  const bad = subjects.map(({ rows }) => {
    const measured = rows.filter((row) => row.verdict !== "n/a");
    const wrong = measured.filter((row) => row.verdict !== "n/a" && !isGood(row.verdict)).length;
    return `**${wrong} of ${measured.length}**`;
  });
  return toTable(head, [...lines, ["**bad**", ...bad]]);
}

function groupTable(group: string, subjects: readonly SubjectResults[]): string {
  const rows = allRows.filter((row) => row.group === group);
  const cell = (subject: SubjectResults, name: string) => {
    const found = subject.rows.find((row) => row.group === group && row.row === name);
    if (found === undefined) return "";
    return found.verdict === "n/a" || isGood(found.verdict) ? found.verdict : `**${found.verdict}**`;
  };
  return toTable(
    ["A does ‖ B does", ...subjects.map(({ name }) => name)],
    rows.map((row) => [row.name, ...subjects.map((subject) => cell(subject, row.name))]),
  );
}

function choices(): string {
  return allRows
    .flatMap((row) => (row.choice === undefined ? [] : `- **${row.group}: ${row.name}.** ${row.choice}`))
    .join("\n");
}

function shortfalls(subjects: readonly SubjectResults[]): string {
  const rows = subjects.find(({ name }) => name === "Quire, text")?.rows ?? [];
  const bad = rows.filter((row) => row.verdict !== "n/a" && !isGood(row.verdict));
  if (bad.length === 0) return "Nowhere in these rows.";
  return bad
    .map((row) => `- **${row.group}: ${row.row}** (${row.verdict}): ${row.outcome.join(" ¶ ")}`)
    .join("\n");
}

function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
