import type { Page } from "@playwright/test";

export interface PasteTimes {
  /** Until the last words stand in the document, and nothing is under way any more. */
  totalMs: number;
  longestTaskMs: number;
  /** Of all tasks over 50 ms, what is over 50 ms of each (Total Blocking Time). */
  blockedMs: number;
}

interface Copied {
  types: Readonly<Record<string, string>>;
  lastWords: string;
}

/** Pastes at the caret of the page's document. */
export function pasteAndWatch(page: Page, copied: Copied): Promise<PasteTimes> {
  return page.evaluate(inPage, copied);
}

function inPage({ types, lastWords }: Copied): Promise<PasteTimes> {
  return new Promise((resolve, reject) => {
    const surface = document.querySelector(".surface");
    if (surface === null) return reject(new Error("there is no document"));
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(types)) clipboardData.setData(type, text);
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    });
    const quietMs = 3_000;
    setTimeout(() => {
      const began = performance.now();
      let changedAt = began;
      let blocks = -1;
      observer.observe({ type: "longtask" });
      surface.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      const look = (): void => {
        const isUnderWay =
          surface.children.length !== blocks ||
          surface.hasAttribute("data-pasting") ||
          !(surface.lastElementChild?.textContent ?? "").includes(lastWords);
        blocks = surface.children.length;
        const now = performance.now();
        if (isUnderWay) changedAt = now;
        if (now - changedAt < quietMs) return void setTimeout(look, 25);
        observer.disconnect();
        resolve({
          totalMs: changedAt - began,
          longestTaskMs: Math.max(0, ...tasks),
          blockedMs: tasks.reduce((sum, task) => sum + Math.max(0, task - 50), 0),
        });
      };
      setTimeout(look);
    });
  });
}
