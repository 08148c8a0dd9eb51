/**
 * What one edit costs on 5,000 blocks and a million characters, in Chromium: `npm run bench:binding [-- text,tiptap]`.
 * Written: from the key until the Y.Doc has its update (the view shows it by then). Local: until the command returns, which may
 * have scrolled, and so laid out the page. Remote: from an update's arrival until the view shows it. Results: benchmarks/results/binding.json, docs/benchmarks.md.
 */
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { build } from "esbuild";
import { ensureChromium } from "../../tests/find-chromium.ts";
import { installedVersions } from "../installed-versions.ts";
import type { Spread } from "../spread.ts";
import { isSubjectKey, type SubjectKey } from "../subjects/load-subject.ts";
import { writePage } from "../write-page.ts";
import type { MeasureOptions } from "./in-page.ts";
import type { BindingResults, EditorTimes } from "./results.ts";
import { toPlainTable } from "./to-plain-table.ts";

const root = join(import.meta.dirname, "../..");
const [only = ""] = process.argv.slice(2);
const keys: SubjectKey[] =
  only === ""
    ? ["alone", "nestedAlone", "quireAlone", "nested", "xml", "text", "tiptap", "blocknote"]
    : only.split(",").filter(isSubjectKey);
/** Two panes that scroll by themselves, as an editor stands in its page. */
const pageHtml = `<!doctype html><html><style>
  body > div { height: 400px; overflow: auto; contain: strict; }
</style><body></body></html>`;
const options: MeasureOptions = { blocks: 5_000, charactersPerBlock: 200, rounds: 45 };

const loadBefore = loadavg()[0] ?? 0;
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});
const editors: EditorTimes[] = [];
// One after the other, each in a fresh page: they share the machine, not the moment.
// The first one pays for a browser and a machine that still settle: it is measured for nothing.
if (only === "") await inPage("alone", "measure");
for (const key of keys) editors.push(await inPage(key, "measure"));
const yjs = await inPage("text", "measureYjs");
const version = browser.version();
await browser.close();

const results: BindingResults = {
  date: new Date().toISOString().slice(0, 10),
  browser: `Chromium ${version}`,
  cpu: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`,
  load: [loadBefore, loadavg()[0] ?? 0],
  blocks: options.blocks,
  characters: options.blocks * options.charactersPerBlock,
  versions: installedVersions(root),
  editors,
  yjs,
};
process.stdout.write(`${toPlainTable(results)}\n`);
if (only === "") {
  writeFileSync(join(root, "benchmarks/results/binding.json"), `${JSON.stringify(results, undefined, 2)}\n`);
  writePage(root);
  process.stdout.write("Written: benchmarks/results/binding.json, docs/benchmarks.md\n");
}

/** What the page tells, by the name of the function that measures it. */
interface Measured {
  measure: EditorTimes;
  measureYjs: Spread;
}

async function inPage<Name extends keyof Measured>(key: SubjectKey, name: Name): Promise<Measured[Name]> {
  const page = await browser.newPage();
  page.on("pageerror", (error) => process.stderr.write(`${key}: ${error.message}\n`));
  // An isolated page has a clock of 5 µs instead of 100 µs.
  await page.route("http://localhost/", (route) =>
    route.fulfill({
      contentType: "text/html",
      headers: {
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
      },
      body: pageHtml,
    }),
  );
  await page.goto("http://localhost/");
  await page.addScriptTag({ content: await bundle(key) });
  const call = `${name}(${JSON.stringify(options)})`;
  const told = await page.evaluate<Measured[Name]>(call);
  await page.close();
  return told;
}

/** The editor and the measurement as one script for the page. */
async function bundle(key: SubjectKey): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { loadSubject } from "../subjects/load-subject.ts";
        import { measureBinding, measureYjs } from "./in-page.ts";
        globalThis.measure = async (options) => measureBinding(await loadSubject("${key}"), options);
        globalThis.measureYjs = async (options) => measureYjs(await loadSubject("${key}"), options);`,
      resolveDir: import.meta.dirname,
      loader: "ts",
    },
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    minify: true,
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}
