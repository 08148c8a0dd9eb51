/**
 * `npm test`: the whole suite, from format to browser, and one closing line `N passed, N failed` that CI reads.
 * `npm run test:deep` (--deep) runs the long ones (crash rounds, fuzz, convergence) at their full counts, or those that are
 * named behind it, and writes what they tried to docs/deep-tests.md.
 *
 * A stage that fails does not stop the next: one run shows everything that is wrong.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { deepRecordSchema, describeRecords, readTitles, toRecord } from "./deep-record.ts";
import { ensureChromium } from "./find-chromium.ts";
import { countPlaywright, countVitest, type TestCount } from "./test-count.ts";

const deep = process.argv.includes("--deep");
/** Long stages use one core each, and fit into an hour two by two. */
const deepAtOnce = 2;
const reports = mkdtempSync(join(tmpdir(), "quire-test-"));

interface Stage {
  name: string;
  command: readonly string[];
  /** Reads the stage's report; a stage without one counts as one test, by its exit code. */
  count?: () => TestCount;
  env?: Record<string, string>;
}

const vitestStage = (name: string, what: readonly string[]): Stage => {
  const file = join(reports, `${name}.json`);
  return {
    name,
    command: ["vitest", "run", ...what, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    count: () => countVitest(readFileSync(file, "utf8")),
  };
};
const project = (name: string): Stage => vitestStage(name, ["--project", name]);

/** Every test file that has a full count, each as a stage; with names behind `--deep`, those. */
function deepStages(): Stage[] {
  const wanted = process.argv.slice(2).filter((arg) => arg !== "--deep");
  return ["integration", "fuzz"]
    .flatMap((folder) => readdirSync(join("tests", folder)).map((file) => join("tests", folder, file)))
    .filter((path) => path.endsWith(".test.ts") && readFileSync(path, "utf8").includes("../depth.ts"))
    .map((path) => vitestStage(basename(path, ".test.ts"), [path]))
    .filter(({ name }) => wanted.length === 0 || wanted.includes(name));
}

/** Keeps what a deep stage tried, and writes the table anew. */
function keepRecord({ name }: Stage, count: TestCount, seconds: number): void {
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" }).trim();
  const isDirty = git("status", "--porcelain", "--", ".", ":!docs/deep-tests*") !== "";
  const tests = readTitles(readFileSync(join(reports, `${name}.json`), "utf8"));
  const commit = `${git("rev-parse", "--short", "HEAD")}${isDirty ? "+" : ""}`;
  const record = toRecord({ stage: name, at: new Date(), commit, seconds, count, tests });
  const folder = "docs/deep-tests";
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(record, undefined, 2)}\n`);
  const records = readdirSync(folder).map((file) =>
    deepRecordSchema.parse(JSON.parse(readFileSync(join(folder, file), "utf8"))),
  );
  writeFileSync("docs/deep-tests.md", describeRecords(records));
}

function stages(): Stage[] {
  const playwrightReport = join(reports, "e2e.json");
  if (deep) return deepStages();
  return [
    { name: "format", command: ["npm", "run", "-s", "check:format"] },
    { name: "lint", command: ["npm", "run", "-s", "check:lint"] },
    { name: "types", command: ["npm", "run", "-s", "check:types"] },
    { name: "unused code", command: ["npm", "run", "-s", "check:unused"] },
    project("unit"),
    { name: "build", command: ["npm", "run", "-s", "build"] },
    project("integration"),
    project("fuzz"),
    {
      name: "e2e",
      command: ["playwright", "test", "--reporter=list,json"],
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport, CHROMIUM_PATH: ensureChromium() },
      count: () => countPlaywright(readFileSync(playwrightReport, "utf8")),
    },
  ];
}

/** Runs one stage, resolves to its exit code. Its output comes as it is made; of stages that run beside others, when they end. */
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
    const child = spawn(command, args, { stdio: ["ignore", deep ? "pipe" : "inherit", "inherit"], env });
    const output: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => output.push(chunk));
    child.on("error", () => resolve(127));
    child.on("close", (code, signal) => {
      if (deep) print(`\n── ${stage.name}\n${Buffer.concat(output).toString()}`);
      resolve(signal === null ? (code ?? 1) : 1);
    });
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

async function runStage(stage: Stage): Promise<void> {
  if (!deep) print(`\n── ${stage.name}`);
  const startedAt = performance.now();
  const counted = tally(stage, await run(stage));
  total.passed += counted.passed;
  total.failed += counted.failed;
  const took = (performance.now() - startedAt) / 1000;
  if (deep) keepRecord(stage, counted, took);
  const seconds = took.toFixed(1);
  const again = (counted.flaky ?? 0) === 0 ? "" : `  (${counted.flaky} passed at a second try)`;
  summary.push(
    `  ${counted.failed === 0 ? "ok    " : "FAILED"}  ${stage.name.padEnd(20)} ${seconds.padStart(7)} s${again}`,
  );
}

const waiting = stages();
async function runWaiting(): Promise<void> {
  for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) await runStage(stage);
}
await Promise.all(Array.from({ length: deep ? deepAtOnce : 1 }, runWaiting));
print(`\n${summary.join("\n")}\n`);
print(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
