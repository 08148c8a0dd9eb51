/**
 * How far from the edges of the window the caret has to stay, in pixels: clear of the bars over the page, which are of another
 * height on a phone. For `scrollMargin` and `scrollThreshold`, which read it each time that the caret is brought into view.
 */
export const scrollRoom = {
  left: 0,
  right: 0,
  get top(): number {
    const head = known("header")?.getBoundingClientRect();
    return aLine + (head === undefined ? 0 : Math.max(0, head.bottom));
  },
  get bottom(): number {
    // On a phone the formatting bar stands at the foot; elsewhere the line with the counts.
    const bar = known("[data-format-bar]");
    const foot = bar !== null && getComputedStyle(bar).position === "fixed" ? bar : known("footer");
    return aLine + (foot?.clientHeight ?? 0);
  },
};

/** What one wants to see of the lines before and after. */
const aLine = 28;

const found = new Map<string, Element>();

/** The first element of the page that matches. Remembered: this is asked for each key, and the footer stands behind all text. */
function known(selector: string): Element | null {
  const last = found.get(selector);
  if (last?.isConnected === true) return last;
  const element = document.querySelector(selector);
  if (element === null) found.delete(selector);
  else found.set(selector, element);
  return element;
}
