/** Where somebody's caret is drawn, by the ids of their clients; undefined while none is. The newest client first. */
export function caretRect(clientIds: readonly number[]): DOMRect | undefined {
  for (const id of clientIds.toReversed()) {
    const caret = document.querySelector(`.remote-caret[data-client="${id}"]`);
    if (caret !== null) return caret.getBoundingClientRect();
  }
  return undefined;
}

/** What covers the page at its top (the bar, the toolbar) and bottom (the footer), in pixels: a caret there is not in sight. */
const covered = { top: 110, bottom: 60 } as const;

/** Whether a caret is out of sight, and where. */
export function outOfSight({ top, bottom }: DOMRect): "above" | "below" | undefined {
  if (bottom < covered.top) return "above";
  return top > window.innerHeight - covered.bottom ? "below" : undefined;
}

/** Brings a caret to the middle of the window. */
export function scrollToCaret({ top, height }: DOMRect): void {
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const by = top + height / 2 - window.innerHeight / 2;
  window.scrollBy({ top: by, behavior: isCalm ? "instant" : "smooth" });
}
