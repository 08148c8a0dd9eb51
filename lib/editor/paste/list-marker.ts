/** True when the sign that Word writes in front of a list's paragraph counts: `1.`, `2.3.`, `a)`, `iv.`, `(4)`. */
export function isOrderedMarker(paragraph: Element): boolean {
  const marker = [...paragraph.querySelectorAll("[style*='mso-list']")].find((element) =>
    /mso-list:\s*ignore/i.test(element.getAttribute("style") ?? ""),
  );
  const text = (marker ?? paragraph).textContent ?? "";
  return /^[\s\u00a0(]*((\d+\.)*\d+|[a-z]{1,4})[.)]/i.test(text);
}

/** A tick in front of a text, as a list without boxes writes it. */
export const tickBefore = /^\s*(?:\[( |x|X)\]|([☐☑☒]))[\s\u00a0]+/;
