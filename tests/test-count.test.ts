import { expect, test } from "vitest";
import { countPlaywright, countVitest } from "./test-count.ts";

test("Vitest's passed and failed tests are counted; a broken file is a failure", () => {
  const report = (passed: number, failed: number, suites: number) =>
    JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numFailedTestSuites: suites });
  expect(countVitest(report(5, 2, 1))).toEqual({ passed: 5, failed: 2 });
  expect(countVitest(report(5, 0, 3))).toEqual({ passed: 5, failed: 1 });
});

test("errors outside Playwright's tests are failures; a test that passed at a second try passed, and is told", () => {
  const report = { stats: { expected: 7, unexpected: 1, flaky: 1 }, errors: [{ message: "setup" }] };
  expect(countPlaywright(JSON.stringify(report))).toEqual({ passed: 8, failed: 2, flaky: 1 });
});

test("a report of another shape is an error, never zero failures", () => {
  expect(() => countVitest("{}")).toThrow(/Invalid input/);
  expect(() => countPlaywright("{}")).toThrow(/Invalid input/);
});
