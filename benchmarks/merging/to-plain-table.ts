import { isGood } from "../../tests/merging/verdict.ts";
import type { MergingResults } from "./results.ts";

/** The table for a terminal: one line per row, one column per editor, and the counts at the end. */
export function toPlainTable({ subjects }: MergingResults): string {
  const [first] = subjects;
  if (first === undefined) return "nothing was measured";
  const width = Math.max(...first.rows.map((each) => each.group.length + each.row.length + 2));
  const columns = subjects.map((subject) => Math.max(subject.name.length, 12));
  const line = (head: string, cells: readonly string[]) =>
    `${head.padEnd(width)}  ${cells.map((cell, index) => cell.padEnd(columns[index] ?? 12)).join("  ")}`.trimEnd();
  const rows = first.rows.map((each, index) =>
    line(
      `${each.group}: ${each.row}`,
      subjects.map(({ rows: own }) => mark(own[index]?.verdict ?? "")),
    ),
  );
  const counts = subjects.map(({ rows: own }) => {
    const measured = own.filter((each) => each.verdict !== "n/a");
    return `${measured.filter((each) => each.verdict !== "n/a" && !isGood(each.verdict)).length} of ${measured.length} bad`;
  });
  return [
    line(
      "",
      subjects.map((subject) => subject.name),
    ),
    ...rows,
    line("", counts),
  ].join("\n");
}

const mark = (word: string) => (word === "same" || word === "kept" || word === "n/a" ? word : `! ${word}`);
