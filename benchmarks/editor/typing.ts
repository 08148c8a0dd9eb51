/** Somebody types in the middle of the document, with Chromium's tracing on. */
import type { Page } from "@playwright/test";
import { spreadOf } from "../spread.ts";
import type { TypingTimes } from "./results.ts";
import { readTrace } from "./trace.ts";

const keys = 240;
/** The engine is warm then, as it is after the first sentence. */
const warmUpKeys = 40;
/** Ten keys a second: somebody who types fast. */
const pauseMs = 100;

/** Brings the block into view and clicks into it. */
export async function placeCaret(page: Page, block: number): Promise<void> {
  const text = page.getByText(`${block} The quick brown`, { exact: false }).first();
  await text.scrollIntoViewIfNeeded();
  await text.click({ position: { x: 60, y: 10 } });
  await page.waitForTimeout(1_000);
}

/** Types, and tells what it cost. */
export async function measureTyping(page: Page): Promise<TypingTimes> {
  const browser = page.context().browser();
  if (browser === null) throw new Error("the page has no browser");
  await type(page, warmUpKeys);
  await page.evaluate(watchTyping);
  await browser.startTracing(page, {
    categories: ["-*", "devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel"],
  });
  await type(page, keys);
  const work = readTrace(await browser.stopTracing());
  if (work.length < keys * 0.9) throw new Error(`${work.length} of ${keys} keys were found in the trace`);
  const typed: Typed = await page.evaluate("typed");
  const told = Object.values(typed.events);
  const untold = Array.from({ length: Math.max(0, keys - told.length) }, () => 16);
  return {
    work: spreadOf(work),
    toPaint: spreadOf([...told, ...untold]),
    longestTaskMs: Math.max(0, ...typed.longTasks),
  };
}

/** Ten letters a second. */
export async function type(page: Page, count: number): Promise<void> {
  const began = Date.now();
  for (let index = 0; index < count; index += 1) {
    // At the beat, however long the last key took: people do not wait either.
    const wait = began + index * pauseMs - Date.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    await page.keyboard.press("abcdefghij".charAt(index % 10));
  }
}

interface Typed {
  /** The longest event of each key. */
  events: Record<number, number>;
  longTasks: number[];
}

function watchTyping(): void {
  const typed: Typed = { events: {}, longTasks: [] };
  Object.assign(globalThis, { typed });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!(entry instanceof PerformanceEventTiming) || !entry.name.startsWith("key")) continue;
      const { interactionId, duration } = entry;
      if (interactionId === 0) continue;
      typed.events[interactionId] = Math.max(typed.events[interactionId] ?? 0, duration);
    }
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) typed.longTasks.push(duration);
  }).observe({ type: "longtask" });
}
