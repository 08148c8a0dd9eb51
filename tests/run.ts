/**
 * `npm test`: the whole suite, from format to browser, and one closing line `N passed, N failed` that CI reads.
 * `npm run test:deep` (--deep) runs the long ones (crash rounds, fuzz, convergence) at their full counts.
 *
 * A stage that fails does not stop the next: one run shows everything that is wrong.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./find-chromium.ts";
import { countPlaywright, countVitest, type TestCount } from "./test-count.ts";

const deep = process.argv.includes("--deep");
const reports = mkdtempSync(join(tmpdir(), "quire-test-"));

interface Stage {
  name: string;
  command: readonly string[];
  /** Reads the stage's report; a stage without one counts as one test, by its exit code. */
  count?: () => TestCount;
  env?: Record<string, string>;
}

const vitestStage = (project: string): Stage => {
  const file = join(reports, `${project}.json`);
  return {
    name: project,
    command: [
      "vitest",
      "run",
      "--project",
      project,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ],
    count: () => countVitest(readFileSync(file, "utf8")),
  };
};

function stages(): Stage[] {
  const playwrightReport = join(reports, "e2e.json");
  const long = [vitestStage("integration"), vitestStage("fuzz")];
  if (deep) return long;
  return [
    { name: "format", command: ["npm", "run", "-s", "check:format"] },
    { name: "lint", command: ["npm", "run", "-s", "check:lint"] },
    { name: "types", command: ["npm", "run", "-s", "check:types"] },
    { name: "unused code", command: ["npm", "run", "-s", "check:unused"] },
    vitestStage("unit"),
    { name: "build", command: ["npm", "run", "-s", "build"] },
    ...long,
    {
      name: "e2e",
      command: ["playwright", "test", "--reporter=list,json"],
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport, CHROMIUM_PATH: ensureChromium() },
      count: () => countPlaywright(readFileSync(playwrightReport, "utf8")),
    },
  ];
}

/** Runs one stage with its output on this terminal; resolves to its exit code. */
function run(stage: Stage): Promise<number> {
  const [command = "", ...args] = stage.command;
  const env = {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: "1",
    PATH: `node_modules/.bin:${process.env.PATH ?? ""}`,
    ...(deep && { QUIRE_TEST_DEPTH: "full" }),
    ...stage.env,
  };
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: "inherit", env });
    child.on("error", () => resolve(127));
    child.on("exit", (code, signal) => resolve(signal === null ? (code ?? 1) : 1));
  });
}

/** What a stage counted. One that fails without a failed test (a crash, no report) still counts as one failure. */
function tally(stage: Stage, exitCode: number): TestCount {
  const own = { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1 };
  if (stage.count === undefined) return own;
  try {
    const counted = stage.count();
    return exitCode !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const print = (line: string) => process.stdout.write(`${line}\n`);
const total: TestCount = { passed: 0, failed: 0 };
const summary: string[] = [];
for (const stage of stages()) {
  print(`\n── ${stage.name}`);
  const startedAt = performance.now();
  const counted = tally(stage, await run(stage));
  total.passed += counted.passed;
  total.failed += counted.failed;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  summary.push(
    `  ${counted.failed === 0 ? "ok    " : "FAILED"}  ${stage.name.padEnd(12)} ${seconds.padStart(7)} s`,
  );
}
print(`\n${summary.join("\n")}\n`);
print(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
