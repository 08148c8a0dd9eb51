/** Formulas, mentions and dates as Quire writes them. */

/** One of them. */
export function isOwnAtom(element: Element): boolean {
  return ["data-math", "data-mention", "data-day"].some((name) => element.hasAttribute(name));
}

/** One that stands in a line. */
export function isInlineAtom(element: Element | null): boolean {
  return element !== null && isOwnAtom(element) && element.getAttribute("data-math") !== "block";
}
