/**
 * What a megabyte on the clipboard costs whoever pastes it: `npm run bench -- paste`. The whole application in Chromium; each paste
 * goes into a document of its own. Result: benchmarks/results/paste.json and docs/benchmarks.md.
 */
import { type Browser, chromium, type Page } from "@playwright/test";
import { chromiumArguments } from "../../tests/e2e/support/chromium-arguments.ts";
import { startQuire } from "../../tests/e2e/support/quire-process.ts";
import { ensureChromium } from "../../tests/find-chromium.ts";
import { type Clipboard, clipboards } from "./clipboards.ts";

const only = process.argv[2];
const profiling = process.argv.includes("--functions");

const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArguments] });
const quire = await startQuire();
try {
  for (const clipboard of clipboards) {
    if (only !== undefined && !clipboard.name.includes(only)) continue;
    const found = await measure(browser, clipboard);
    process.stdout.write(`${clipboard.name} ${JSON.stringify(found)}\n`);
  }
} finally {
  await quire.stop();
  await browser.close();
}

async function measure(browser: Browser, clipboard: Clipboard): Promise<unknown> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, baseURL: quire.url });
  const page = await context.newPage();
  await page.addInitScript({ content: "globalThis.__name = (named) => named" });
  await page.goto("/");
  await page.getByRole("button", { name: "New document" }).first().click();
  const body = page.getByRole("textbox", { name: "Document body" });
  await body.click();
  // The reader of pastes is fetched in idle time.
  await page.waitForTimeout(6_000);
  const session = profiling ? await page.context().newCDPSession(page) : undefined;
  if (session !== undefined) {
    await session.send("Profiler.enable");
    await session.send("Profiler.setSamplingInterval", { interval: 500 });
    await session.send("Profiler.start");
  }
  const times = await page.evaluate(pasteAndWatch, {
    types: clipboard.types,
    lastWords: clipboard.lastWords,
  });
  if (session !== undefined) {
    const { profile } = await session.send("Profiler.stop");
    const byId = new Map(profile.nodes.map((node) => [node.id, node]));
    const parent = new Map<number, number>();
    for (const node of profile.nodes) for (const c of node.children ?? []) parent.set(c, node.id);
    const self = new Map<string, number>();
    const total = new Map<string, number>();
    const name = (id: number) => {
      const f = byId.get(id)!.callFrame;
      return `${f.functionName || "anonymous"} ${f.url.split("/").at(-1)?.slice(0, 12)}:${f.lineNumber}:${f.columnNumber}`;
    };
    for (const [i, id] of (profile.samples ?? []).entries()) {
      const ms = (profile.timeDeltas?.[i] ?? 0) / 1000;
      self.set(name(id), (self.get(name(id)) ?? 0) + ms);
      const seen = new Set<string>();
      for (let at: number | undefined = id; at !== undefined; at = parent.get(at)) {
        const n = name(at);
        if (!seen.has(n)) {
          seen.add(n);
          total.set(n, (total.get(n) ?? 0) + ms);
        }
      }
    }
    const top = (m: Map<string, number>, n: number) =>
      [...m]
        .sort((a, b) => b[1] - a[1])
        .slice(0, n)
        .map(([k, v]) => `${v.toFixed(0).padStart(6)} ${k}`)
        .join("\n");
    process.stdout.write(`SELF\n${top(self, 30)}\nTOTAL\n${top(total, 90)}\n`);
  }
  await context.close();
  return times;
}

function pasteAndWatch({
  types,
  lastWords,
}: {
  types: Record<string, string>;
  lastWords: string;
}): Promise<unknown> {
  return new Promise((resolve) => {
    const tasks: { at: number; ms: number }[] = [];
    const surface = document.querySelector(".surface");
    if (surface === null) throw new Error("no surface");
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(types)) clipboardData.setData(type, text);
    setTimeout(() => {
      const began = performance.now();
      const observer = new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries())
          tasks.push({ at: Math.round(startTime - began), ms: Math.round(duration) });
      });
      observer.observe({ type: "longtask" });
      surface.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      let doneAt = 0;
      let blocks = 0;
      const look = (): void => {
        const now = surface.children.length;
        if (
          now !== blocks ||
          !surface.textContent?.includes(lastWords) ||
          surface.hasAttribute("data-pasting")
        ) {
          blocks = now;
          doneAt = performance.now() - began;
        }
        if (doneAt > 0 && performance.now() - began - doneAt > 3_000) {
          observer.disconnect();
          resolve({
            blocks,
            totalMs: Math.round(doneAt),
            longest: Math.max(0, ...tasks.map((t) => t.ms)),
            over50: tasks.length,
            tasks: JSON.stringify(tasks),
          });
        } else setTimeout(look, 50);
      };
      setTimeout(look, 50);
    });
  });
}
