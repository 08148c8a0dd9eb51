import { z } from "zod";

export interface TestCount {
  passed: number;
  failed: number;
  /** Of the passed, how many needed a second try. */
  flaky?: number;
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

/** Counts of Vitest's JSON report. A file that fails before its first test counts as one failure. */
export function countVitest(json: string): TestCount {
  const report = vitestReport.parse(JSON.parse(json));
  const failed =
    report.numFailedTests === 0 ? Math.min(1, report.numFailedTestSuites) : report.numFailedTests;
  return { passed: report.numPassedTests, failed };
}

/**
 * Counts of Playwright's JSON report. A flaky test passed in the end, which happens only where `playwright.config.ts` allows
 * another try (CI); the list above the count names it.
 */
export function countPlaywright(json: string): TestCount {
  const { stats, errors } = playwrightReport.parse(JSON.parse(json));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    flaky: stats.flaky,
  };
}
