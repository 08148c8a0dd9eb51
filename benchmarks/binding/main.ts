/**
 * What one edit costs on 5,000 blocks and a million characters, in Chromium: `npm run bench:binding [-- text,tiptap]`.
 * Local: from the key until the Y.Doc has its update and the view shows it. Remote: from an update's arrival until the
 * view shows it. Layout and painting come on top and are the same for all. Results: benchmarks/results/binding.json, docs/benchmarks.md.
 */
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { build } from "esbuild";
import { ensureChromium } from "../../tests/find-chromium.ts";
import { installedVersions } from "../installed-versions.ts";
import { isSubjectKey, type SubjectKey } from "../subjects/load-subject.ts";
import { writePage } from "../write-page.ts";
import type { MeasureOptions } from "./in-page.ts";
import { type BindingResults, type EditorTimes } from "./results.ts";
import { toPlainTable } from "./to-plain-table.ts";

const root = join(import.meta.dirname, "../..");
const [only = ""] = process.argv.slice(2);
const keys: SubjectKey[] =
  only === ""
    ? ["alone", "nested", "tiptap", "blocknote", "xml", "text"]
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
for (const key of keys) editors.push(await measure(key));
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
};
process.stdout.write(`${toPlainTable(results)}\n`);
if (only === "") {
  writeFileSync(join(root, "benchmarks/results/binding.json"), `${JSON.stringify(results, undefined, 2)}\n`);
  writePage(root);
  process.stdout.write("Written: benchmarks/results/binding.json, docs/benchmarks.md\n");
}

async function measure(key: SubjectKey): Promise<EditorTimes> {
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
  const times = await page.evaluate(
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- put there by the bundle
    (given) => (globalThis as unknown as { measure(o: MeasureOptions): Promise<EditorTimes> }).measure(given),
    options,
  );
  await page.close();
  return times;
}

/** The editor and the measurement as one script for the page. */
async function bundle(key: SubjectKey): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { loadSubject } from "../subjects/load-subject.ts";
        import { measureBinding } from "./in-page.ts";
        globalThis.measure = async (options) => measureBinding(await loadSubject("${key}"), options);`,
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
