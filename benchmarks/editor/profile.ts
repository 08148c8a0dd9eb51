/**
 * Where a key's time goes: `node --import tsx benchmarks/editor/profile.ts [--css "…"] [--others] [--functions] [--keys 60]`.
 * The same document and the same typing as the benchmark, on Quire alone, in well under a minute: for trying things out, not
 * for figures to quote.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromium, type Page } from "@playwright/test";
import { chromiumArguments } from "../../tests/e2e/support/chromium-arguments.ts";
import { ensureChromium } from "../../tests/find-chromium.ts";
import { spreadOf } from "../spread.ts";
import { seedDocument } from "./document.ts";
import { visit } from "./opening.ts";
import { letOthersType } from "./others.ts";
import { openQuirePlace } from "./quire-place.ts";
import { readShares, readTrace } from "./trace.ts";
import { placeCaret, type } from "./typing.ts";

const { values } = parseArgs({
  options: {
    /** Tried on the page as it is. */
    css: { type: "string" },
    /** A file with a program for the page. */
    script: { type: "string" },
    others: { type: "boolean" },
    functions: { type: "boolean" },
    keys: { type: "string", default: "60" },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);

const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArguments] });
const seed = await seedDocument(browser, "quire");
const place = await openQuirePlace(browser, seed);
try {
  const { page, firstTextMs, editableMs } = await visit(browser, place);
  say(`first text ${Math.round(firstTextMs)} ms, editable ${Math.round(editableMs)} ms`);
  if (values.css !== undefined) await addStyle(page, values.css);
  if (values.script !== undefined)
    say(JSON.stringify(await page.evaluate(readFileSync(values.script, "utf8"))));
  await page.waitForTimeout(6_000);
  await placeCaret(page, 2_510);
  const stop = values.others ? await letOthersType(await place.room(page), seed, 2_511, true) : undefined;
  await type(page, 30);
  await browser.startTracing(page, {
    categories: ["-*", "devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel"],
  });
  await type(page, Number(values.keys));
  const trace = await browser.stopTracing();
  const { p50, p95 } = spreadOf(readTrace(trace));
  say(`work per key: p50 ${p50} ms, p95 ${p95} ms, of it:`);
  for (const { name, ms, times } of readShares(trace).slice(0, 22))
    say(`${ms.toFixed(2).padStart(8)} ms ${times.toFixed(1).padStart(6)} × ${name}`);
  if (values.functions) for (const line of await functionsOf(page)) say(line);
  stop?.();
} finally {
  await place.close();
  await browser.close();
}

/** Through the inspector, which the page's policy does not bind. */
async function addStyle(page: Page, css: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
}

/** The functions that took longest themselves, in milliseconds per key. */
async function functionsOf(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: 200 });
  await session.send("Profiler.start");
  await type(page, 50);
  const { profile } = await session.send("Profiler.stop");
  const byId = new Map(profile.nodes.map((node) => [node.id, node]));
  const self = new Map<string, number>();
  for (const [index, id] of (profile.samples ?? []).entries()) {
    const frame = byId.get(id)?.callFrame;
    if (frame === undefined || frame.functionName === "(idle)") continue;
    const file = frame.url.split("/").at(-1) ?? "";
    const name = `${frame.functionName || "anonymous"} ${file}:${frame.lineNumber}:${frame.columnNumber}`;
    self.set(name, (self.get(name) ?? 0) + (profile.timeDeltas?.[index] ?? 0) / 1_000 / 50);
  }
  return [...self]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 25)
    .map(([name, ms]) => `${ms.toFixed(2).padStart(8)} ms ${name}`);
}
