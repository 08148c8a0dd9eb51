import { headBottom } from "./outline/head-bottom.ts";

/** Where somebody's caret is drawn, by the ids of their clients; undefined while none is. The newest client first. */
export function caretRect(clientIds: readonly number[]): DOMRect | undefined {
  for (const id of clientIds.toReversed()) {
    const caret = document.querySelector(`.remote-caret[data-client="${id}"]`);
    // In a section that is folded away here it has no place.
    if (caret !== null && caret.getClientRects().length > 0) return caret.getBoundingClientRect();
  }
  return undefined;
}

/** What covers the page at its bottom (the footer, a phone's format bar), in pixels: a caret there is not in sight. */
const coveredBelow = 60;

/** Whether a caret is out of sight, and where. */
export function outOfSight({ top, bottom }: DOMRect): "above" | "below" | undefined {
  // Half a line is enough to be seen: a caret in the first line of a document is close below the bars.
  if ((top + bottom) / 2 < headBottom()) return "above";
  return top > window.innerHeight - coveredBelow ? "below" : undefined;
}

/** Brings a caret to the middle of the window. */
export function scrollToCaret({ top, height }: DOMRect): void {
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const by = top + height / 2 - window.innerHeight / 2;
  window.scrollBy({ top: by, behavior: isCalm ? "instant" : "smooth" });
}
