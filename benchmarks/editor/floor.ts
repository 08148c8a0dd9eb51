/** The floor under every editor in this browser: the same blocks in an editable element, with our looks and no program at all. */
import type { Browser } from "@playwright/test";
import { blocks, characters } from "./document.ts";
import type { TypingTimes } from "./results.ts";
import { measureTyping, placeCaret } from "./typing.ts";

export async function measureFloor(browser: Browser, block: number): Promise<TypingTimes> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.setContent(pageHtml());
  await page.evaluate("globalThis.__name = (named) => named");
  await placeCaret(page, block);
  const times = await measureTyping(page);
  await page.close();
  return times;
}

/** Type and measure as in components/editor/document-surface.css. */
function pageHtml(): string {
  const filler = "The quick brown fox jumps over the lazy dog and runs away into the dark wood. ".repeat(3);
  const lines = Array.from({ length: blocks }, (_, index) => {
    const tag = index % 25 === 0 ? "h2" : "p";
    return `<${tag}>${`${index} ${filler}`.slice(0, characters / blocks)}</${tag}>`;
  });
  return `<!doctype html><html lang="en"><title>Floor</title><style>
    main { width: 720px; margin: 48px auto }
    main > div { font: 400 18px/1.6 Charter, "Bitstream Charter", "Noto Serif", Georgia, serif; outline: none;
      white-space: break-spaces; text-rendering: optimizeLegibility }
    main > div > * { margin: 0.7em 0 0 }
  </style><main><div contenteditable="true" spellcheck="true">${lines.join("")}</div></main></html>`;
}
