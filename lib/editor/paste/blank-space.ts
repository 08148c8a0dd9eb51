import type { BlockContext } from "./block-context.ts";

/** Blank space between elements, also where a page keeps its blank space. Ours writes none. */
export function isBetweenTags(text: string, { pre, kind, source }: BlockContext): boolean {
  if (!/^[ \t\r\n\f]*$/.test(text)) return false;
  if (source === "quire") return kind !== "code" && /^[\r\n]+$/.test(text);
  return !pre || (kind !== "code" && text.includes("\n"));
}

/** An element that is there for the space in it. */
export function isSpacer(element: Element): boolean {
  const isBare = element.attributes.length === 0 || element.classList.contains("Apple-converted-space");
  return isBare && element.tagName === "SPAN" && /^[\u00a0 ]+$/.test(element.textContent ?? "");
}
