import { expect, test } from "vitest";
import { describeRecords, readTitles, toRecord } from "./deep-record.ts";

const report = (...titles: string[]) =>
  JSON.stringify({
    testResults: [{ assertionResults: titles.map((title) => ({ title, status: "passed" })) }],
  });

test("titles that differ in numbers only are shown as the first and the last", () => {
  expect(
    readTitles(report("seeds from 1", "seeds from 101", "seeds from 201", "KILL 200 times (seed 7)")),
  ).toEqual(["seeds from 1 … 201 (3 tests)", "KILL 200 times (seed 7)"]);
});

test("the table has a row for each stage, with when, what and how it went", () => {
  const of = { at: new Date("2026-11-21T06:30:00Z"), commit: "abc1234", tests: ["a | b"] };
  const text = describeRecords([
    toRecord({ ...of, stage: "z", seconds: 90.4, count: { passed: 3, failed: 0 } }),
    toRecord({ ...of, stage: "b", seconds: 30, count: { passed: 1, failed: 1 } }),
  ]);
  expect(
    text
      .split("\n")
      .filter((line) => line.startsWith("| "))
      .slice(1),
  ).toEqual([
    "| b | 2026-11-21 06:30 | `abc1234` | 30 s | 1 | 1 | a \\| b |",
    "| z | 2026-11-21 06:30 | `abc1234` | 90 s | 3 | 0 | a \\| b |",
  ]);
  expect(text).toContain("took 2 min");
});
