/** The home page itself with all those documents, in Chromium: what the person at it waits for. */
import { randomBytes } from "node:crypto";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { sealSession } from "../../lib/sessions/session.ts";
import { sessionCookieName } from "../../lib/sessions/session-cookie.ts";
import { chromiumArguments } from "../../tests/e2e/support/chromium-arguments.ts";
import { startQuire } from "../../tests/e2e/support/quire-process.ts";
import { ensureChromium } from "../../tests/find-chromium.ts";
import { reader } from "./fill.ts";
import { type PageTimes, toTimes } from "./results.ts";
import { createWords } from "./words.ts";

interface Seen {
  keys: number[];
  frames: number[];
  tasks: number[];
}

/** Opens the page of whoever the documents in `dataDir` belong to, and uses it as somebody in a hurry does. */
export async function measurePage(dataDir: string, documents: number): Promise<PageTimes> {
  const masterSecret = randomBytes(32).toString("base64url");
  process.env.COLLAB_SECRET = masterSecret;
  const quire = await startQuire(dataDir);
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArguments] });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, baseURL: quire.url });
    await signIn(context, quire.url, masterSecret);
    const page = await context.newPage();
    // tsx names functions with a helper that the page does not have.
    await page.addInitScript({ content: "globalThis.__name = (named) => named" });
    await page.addInitScript(watch);
    // The first visit after a start reads the rows; the second is what one has every day.
    await page.goto("/");
    await firstRow(page).waitFor();
    await untilIndexed(page);
    await page.goto("/");
    await firstRow(page).waitFor();
    const openingMs = await page.evaluate(() => performance.now());
    await page.waitForTimeout(3_000);

    await page.mouse.move(700, 500);
    await forget(page);
    for (let step = 0; step < 120; step++) {
      await page.mouse.wheel(0, 400);
      await page.waitForTimeout(25);
    }
    const wheel = await seen(page);

    await forget(page);
    const toEnd = performance.now();
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.locator(`li[data-document][aria-posinset="${documents}"]`).waitFor();
    const endMs = performance.now() - toEnd;
    const end = await seen(page);

    await page.keyboard.press("/");
    await forget(page);
    const words = createWords(1);
    for (let at = 0; at < 12; at++) {
      await page.keyboard.type(words.wanted(), { delay: 90 });
      await page.waitForTimeout(400);
      await page.keyboard.press("Control+a");
    }
    const typing = await seen(page);
    await page.keyboard.press("Delete");
    await page.getByRole("heading", { name: /^Recent/ }).waitFor();
    await page.keyboard.press("ArrowDown");

    await forget(page);
    const all = documents.toLocaleString("en-US");
    const choosing = performance.now();
    await page.keyboard.press("Control+a");
    await page.getByText(new RegExp(`^(${documents}|${all}) selected`)).waitFor();
    const selectAllMs = performance.now() - choosing;
    const choose = await seen(page);

    await forget(page);
    const starring = performance.now();
    await page.keyboard.press("s");
    await page.getByText(/documents starred$/).waitFor({ timeout: 120_000 });
    const starAllMs = performance.now() - starring;
    const star = await seen(page);
    const longest = ({ tasks }: Seen) => Math.max(0, ...tasks);
    return {
      openingMs,
      frames: { ...toTimes(wheel.frames), most: Math.max(...wheel.frames) },
      keys: toTimes(typing.keys),
      endMs,
      selectAllMs,
      starAllMs,
      longestTaskMs: {
        wheel: longest(wheel),
        end: longest(end),
        typing: longest(typing),
        selectAll: longest(choose),
        starAll: longest(star),
      },
    };
  } finally {
    await browser.close();
    await quire.stop();
  }
}

const firstRow = (page: Page) => page.locator("li[data-document]").first();

async function signIn(context: BrowserContext, url: string, masterSecret: string): Promise<void> {
  const session = { personId: reader, keyVersion: 1, deviceId: "benchmark" };
  const value = await sealSession(session, masterSecret);
  await context.addCookies([{ url, name: sessionCookieName(masterSecret), value }]);
}

async function untilIndexed(page: Page): Promise<void> {
  for (;;) {
    const answer: { isIndexing: boolean } = await (await page.request.get("/api/search?q=settled")).json();
    if (!answer.isIndexing) return;
    await page.waitForTimeout(1_000);
  }
}

const forget = (page: Page) => page.evaluate("seen.keys = []; seen.frames = []; seen.tasks = []; undefined");
const seen = (page: Page): Promise<Seen> => page.evaluate("seen");

/** In the page: keys until the next paint (Event Timing, steps of 8 ms; what is under 16 is not told), time between frames, long tasks. */
function watch(): void {
  const found: Seen = { keys: [], frames: [], tasks: [] };
  Object.assign(globalThis, { seen: found });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) found.tasks.push(duration);
  }).observe({ type: "longtask" });
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === "keydown") found.keys.push(duration);
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  let last = performance.now();
  const frame = (now: number): void => {
    found.frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
