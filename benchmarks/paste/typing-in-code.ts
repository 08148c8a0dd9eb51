/** Somebody pastes five thousand lines into a block of code, and types in the middle of them. */
import type { Page } from "@playwright/test";
import type { TypingTimes } from "../editor/results.ts";
import { measureTyping } from "../editor/typing.ts";
import { code, codeMiddle } from "./clipboards.ts";
import { type PasteTimes, pasteAndWatch } from "./paste-and-watch.ts";

export interface CodeTimes {
  paste: PasteTimes;
  typing: TypingTimes;
}

/** `page` shows an empty document with the caret in it. */
export async function measureCode(page: Page): Promise<CodeTimes> {
  await page.keyboard.type("```typescript ");
  const block = page.locator('.surface [data-block="code"]');
  await block.waitFor();
  const paste = await pasteAndWatch(page, { types: { "text/plain": code }, lastWords: code.slice(-40) });
  await page.waitForTimeout(4_000);
  // Into the line in the middle: found by its place, as the block is one element.
  const at = await block.evaluate((element, middle) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let before = "";
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.nodeValue ?? "";
      const found = (before + text).indexOf(middle) - before.length;
      if (found >= -middle.length && (before + text).includes(middle)) {
        const range = document.createRange();
        range.setStart(node, Math.max(0, found));
        range.collapse(true);
        const { top } = range.getBoundingClientRect();
        window.scrollBy(0, top - window.innerHeight / 2);
        const { left, top: now } = range.getBoundingClientRect();
        return { x: left + 4, y: now + 6 };
      }
      before = (before + text).slice(-200);
    }
    throw new Error("the middle is not there");
  }, codeMiddle);
  await page.waitForTimeout(1_000);
  await page.mouse.click(at.x, at.y);
  await page.waitForTimeout(3_000);
  return { paste, typing: await measureTyping(page) };
}
