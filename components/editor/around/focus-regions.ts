/** Keys that lead around the page without the pointer: Alt-F10 to the formatting bar and back, F6 from part to part. */

/** Focuses the formatting bar, or gives the focus back to the text when it is there. Answers whether there is a bar. */
export function focusToolbar(page: Document, focusText: () => void): boolean {
  const bar = page.querySelector<HTMLElement>('[role="toolbar"]');
  if (bar === null) return false;
  if (bar.contains(page.activeElement)) focusText();
  // The one stop that the arrow keys have left; before that, the first.
  else (bar.querySelector<HTMLElement>('[tabindex="0"]') ?? firstStop(bar))?.focus();
  return true;
}

/** Gives the focus from a bar back to the text, which still has its selection. Answers whether it was in one. */
export function leaveBar({ activeElement }: Document, focusText: () => void): boolean {
  const isInBar = activeElement?.closest('[role="toolbar"], [data-block-bar]') != null;
  if (isInBar) focusText();
  return isInBar;
}

/** Focuses the next part of the page (by 1) or the one before (by -1): title, formatting bar, text, what stands on its block, comments, outline, find panel. */
export function focusNextRegion(page: Document, by: 1 | -1): boolean {
  const regions = [
    page.querySelector<HTMLElement>("header a, header button"),
    page.querySelector<HTMLElement>('[role="toolbar"]'),
    page.querySelector<HTMLElement>('main [role="textbox"]'),
    page.querySelector<HTMLElement>("[data-block-bar]"),
    // What floats beside a selection or a link.
    page.querySelector<HTMLElement>('[data-beside-text]:not([data-placed="false"])'),
    page.querySelector<HTMLElement>("[data-comments]"),
    page.querySelector<HTMLElement>("main nav"),
    page.querySelector<HTMLElement>("search"),
  ].filter((region) => region !== null);
  if (regions.length === 0) return false;
  const { activeElement } = page;
  const isIn = (region: HTMLElement) =>
    region.contains(activeElement) ||
    // The head is known by its first control, and is the rest of itself beside the bar.
    (region.closest("header")?.contains(activeElement) === true &&
      region.closest('[role="toolbar"]') === null &&
      activeElement?.closest('[role="toolbar"]') === null);
  const now = regions.findIndex(isIn);
  const next = regions[(now + by + regions.length) % regions.length];
  const stop = next?.matches("a, button, [role=textbox]") === true ? next : next && firstStop(next);
  stop?.focus();
  return stop != null;
}

/** Among threads the one that somebody works on comes first. */
function firstStop(region: HTMLElement): HTMLElement | null {
  const active = region.querySelector<HTMLElement>("[data-active] button");
  if (active !== null) return active;
  return region.querySelector<HTMLElement>("button, select, input, a[href]");
}
