/**
 * Does a document with 1,000 threads type and scroll as without? `npm run bench -- threads`: the real application on 5,000 blocks
 * and a million characters, in Chromium with its tracing, without threads and with them, one after the other in one run. What the
 * server would answer about comments is put in on the way: a page knows no difference. Result: benchmarks/results/threads.json.
 */
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import type { CommentsChange } from "../../lib/collab/comments-api.ts";
import { chromiumArguments } from "../../tests/e2e/support/chromium-arguments.ts";
import { ensureChromium } from "../../tests/find-chromium.ts";
import { blocks, characters, seedDocument } from "../editor/document.ts";
import { visit } from "../editor/opening.ts";
import { openQuirePlace } from "../editor/quire-place.ts";
import { measureTyping, placeCaret } from "../editor/typing.ts";
import { type Spread, spreadOf } from "../spread.ts";
import { writePage } from "../write-page.ts";
import type { ThreadsResults, ThreadsTimes } from "./results.ts";
import { threadsOn } from "./threads-on.ts";

const threads = 1_000;
/** In the middle of the document, with threads around them: one to type in without, one with them, as what was typed stays. */
const [firstBlock, secondBlock] = [2_510, 2_535];
const root = join(import.meta.dirname, "../..");

const loadBefore = loadavg()[0] ?? 0;
const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArguments] });
const seed = await seedDocument(browser, "quire");
const place = await openQuirePlace(browser, seed);
const without = await measure(firstBlock, { seq: 0, threads: [], deleted: [], people: [], read: {} });
const withThreads = await measure(secondBlock, threadsOn(seed, threads));
await place.close();
const version = browser.version();
await browser.close();

const results: ThreadsResults = {
  date: new Date().toISOString().slice(0, 10),
  browser: `Chromium ${version}`,
  cpu: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`,
  load: [loadBefore, loadavg()[0] ?? 0],
  blocks,
  characters,
  threads,
  without,
  with: withThreads,
};
writeFileSync(join(root, "benchmarks/results/threads.json"), `${JSON.stringify(results, undefined, 2)}\n`);
writePage(root);
process.stdout.write(`${JSON.stringify(results, undefined, 1)}\n`);

async function measure(block: number, comments: CommentsChange): Promise<ThreadsTimes> {
  const { context, page } = await visit(browser, {
    ...place,
    async admit(admitted) {
      await place.admit(admitted);
      await admitted.route(/\/comments\?since=/, (route) => route.fulfill({ json: comments }));
    },
  });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.mouse.move(600, 400);
  // What pages do in idle time after they opened is over then.
  await page.waitForTimeout(12_000);
  await placeCaret(page, block);
  const typing = await measureTyping(page);
  const marksDrawn = await page.locator(".comment-mark").count();
  const cardsDrawn = await page.locator("aside[data-wide] li").count();
  const scrolling = await measureScrolling(page);
  await context.close();
  return { typing, scrolling, marksDrawn, cardsDrawn };
}

/** Scrolls as a wheel does, 100 pixels a frame, through forty windows. */
async function measureScrolling(page: Page): Promise<Spread> {
  const frames: number[] = await page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        let last = performance.now();
        const step = (): void => {
          const now = performance.now();
          times.push(now - last);
          last = now;
          window.scrollBy(0, 100);
          if (times.length < 360) requestAnimationFrame(step);
          else resolve(times.slice(1));
        };
        requestAnimationFrame(step);
      }),
  );
  return spreadOf(frames);
}
