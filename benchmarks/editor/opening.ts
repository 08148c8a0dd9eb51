/** One visit by somebody whose browser has never been here: until text can be read, until a key would be answered. */
import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { Place } from "./place.ts";

export interface Visit {
  context: BrowserContext;
  page: Page;
  firstTextMs: number;
  editableMs: number;
  longestTaskMs: number;
}

interface Seen {
  firstText?: number;
  editable?: number;
  longTasks: { start: number; duration: number }[];
}

/** Opens the document in a fresh profile, and leaves it open. */
export async function visit(browser: Browser, place: Place): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await place.admit(context);
  const page = await context.newPage();
  page.on("pageerror", (error) => process.stderr.write(`${place.url}: ${error.message}\n`));
  // tsx names functions with a helper that the page does not have.
  await page.addInitScript({ content: "globalThis.__name = (named) => named" });
  await page.addInitScript(watchOpening);
  await page.goto(place.url, { waitUntil: "commit" });
  await untilSeen(page);
  const { firstText = 0, editable = 0, longTasks }: Seen = await page.evaluate("seen");
  return {
    context,
    page,
    firstTextMs: firstText,
    editableMs: editable,
    longestTaskMs: Math.max(0, ...longTasks.map(({ duration }) => duration)),
  };
}

/** Asked from outside: the page's own policy forbids a program that is made there. */
async function untilSeen(page: Page): Promise<void> {
  const end = Date.now() + 120_000;
  while (!(await page.evaluate("globalThis.seen?.editable !== undefined"))) {
    if (Date.now() > end) throw new Error(`${page.url()} did not become editable`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** In the page, before anything of its own. Times are milliseconds since the navigation began. */
function watchOpening(): void {
  const seen: Seen = { longTasks: [] };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      seen.longTasks.push({ start: startTime, duration });
  }).observe({ type: "longtask" });
  // A frame's callbacks run before it is painted: what comes after the next one's was on the screen.
  const afterPaint = (then: () => void) => requestAnimationFrame(() => setTimeout(then));
  const look = (): void => {
    const opening = /^0 The quick/;
    const text = [...document.querySelectorAll("main h2, main [data-block]")].slice(0, 3);
    if (seen.firstText === undefined && text.some((each) => opening.test(each.textContent ?? "")))
      afterPaint(() => (seen.firstText = performance.now()));
    if (
      document.querySelector("main [contenteditable=true] h2, main [contenteditable=true] [data-block]") ===
      null
    ) {
      requestAnimationFrame(look);
      return;
    }
    // Idle: nothing stands between a key and its answer.
    afterPaint(() => requestIdleCallback(() => (seen.editable = performance.now())));
  };
  requestAnimationFrame(look);
}
