/**
 * What a megabyte on the clipboard costs whoever pastes it, and five thousand lines of code: `npm run bench -- paste [which]
 * [--before <folder>]`. The whole application in Chromium; each paste goes into a document of its own. With `before`, another built
 * checkout is measured in the same run, to compare with. Results: benchmarks/results/paste.json and docs/benchmarks.md.
 */
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "@playwright/test";
import { chromiumArguments } from "../../tests/e2e/support/chromium-arguments.ts";
import { startQuire } from "../../tests/e2e/support/quire-process.ts";
import { ensureChromium } from "../../tests/find-chromium.ts";
import { writePage } from "../write-page.ts";
import { clipboards } from "./clipboards.ts";
import { pasteAndWatch } from "./paste-and-watch.ts";
import type { PasteResults, PastesOf } from "./results.ts";
import { measureCode } from "./typing-in-code.ts";

const { values, positionals } = parseArgs({
  options: { before: { type: "string" } },
  allowPositionals: true,
});
const root = join(import.meta.dirname, "../..");
const [only] = positionals;
const loadBefore = loadavg()[0] ?? 0;
const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArguments] });
try {
  const before = values.before === undefined ? undefined : await measureIn(values.before);
  const now = await measureIn(root);
  const results: PasteResults = {
    date: new Date().toISOString().slice(0, 10),
    browser: `Chromium ${browser.version()}`,
    cpu: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`,
    load: [loadBefore, loadavg()[0] ?? 0],
    now,
    ...(before !== undefined && { before }),
  };
  process.stdout.write(`${JSON.stringify(results, undefined, 1)}\n`);
  if (only === undefined) {
    writeFileSync(join(root, "benchmarks/results/paste.json"), `${JSON.stringify(results, undefined, 2)}\n`);
    writePage(root);
  }
} finally {
  await browser.close();
}

async function measureIn(folder: string): Promise<PastesOf> {
  process.chdir(folder);
  const quire = await startQuire();
  const found: PastesOf = { pastes: {} };
  try {
    for (const { name, types, lastWords } of clipboards) {
      if (only !== undefined && only !== name) continue;
      const { page, close } = await openBlank(browser, quire.url);
      found.pastes[name] = await pasteAndWatch(page, { types, lastWords });
      await close();
    }
    if (only === undefined || only === "code") {
      const { page, close } = await openBlank(browser, quire.url);
      found.code = await measureCode(page);
      await close();
    }
    return found;
  } finally {
    await quire.stop();
    process.chdir(root);
  }
}

/** A new document in a browser profile of its own, with the caret in it. */
async function openBlank(
  from: Browser,
  baseURL: string,
): Promise<{ page: Page; close: () => Promise<void> }> {
  const context = await from.newContext({ viewport: { width: 1280, height: 800 }, baseURL });
  const page = await context.newPage();
  page.on("pageerror", (error) => process.stderr.write(`${error.message}\n`));
  // tsx names functions with a helper that the page does not have.
  await page.addInitScript({ content: "globalThis.__name = (named) => named" });
  await page.goto("/");
  await page.getByRole("button", { name: "New document" }).first().click();
  await page.getByRole("textbox", { name: "Document body" }).click();
  // What pages do in idle time after they opened is over then.
  await page.waitForTimeout(6_000);
  return { page, close: () => context.close() };
}
