import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";

/** After garbage collection: the page's JavaScript heap, and what its process has for itself alone (Linux: /proc). */
export async function measureMemory(
  browser: Browser,
  page: Page,
): Promise<{ heapMB: number; rendererMB: number }> {
  const inPage = await page.context().newCDPSession(page);
  await inPage.send("HeapProfiler.collectGarbage");
  await inPage.send("Performance.enable");
  const { metrics } = await inPage.send("Performance.getMetrics");
  const heap = metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? 0;
  const inBrowser = await browser.newBrowserCDPSession();
  const { processInfo } = await inBrowser.send("SystemInfo.getProcessInfo");
  const renderers = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => privateBytes(id));
  return { heapMB: toMB(heap), rendererMB: toMB(Math.max(0, ...renderers)) };
}

const toMB = (bytes: number) => Math.round(bytes / 100_000) / 10;

function privateBytes(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  const kiloBytes = [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+)/gm)].map(([, kB]) => Number(kB));
  return kiloBytes.reduce((sum, each) => sum + each, 0) * 1024;
}
