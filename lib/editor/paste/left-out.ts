/** What of a page is no text: it is not drawn, or is there for the page and not for the reader. */
import type { Style } from "./read-styles.ts";

const tags = new Set(
  "SCRIPT STYLE HEAD META LINK TITLE TEMPLATE NOSCRIPT SVG IFRAME OBJECT EMBED VIDEO AUDIO CANVAS SELECT TEXTAREA BUTTON COL COLGROUP INPUT RP XML CLIPBOARD-COPY PROGRESS METER DIALOG".split(
    " ",
  ),
);

/** Buttons, counters and labels of pages that are often copied from. */
const classes = new Set([
  // Wikipedia
  "mw-editsection",
  "noprint",
  "navbox",
  "mw-jump-link",
  // GitHub
  "anchor",
  "zeroclipboard-container",
  "markdown-alert-title",
  // MDN
  "example-header",
  // KaTeX and MathJax draw what the TeX beside it says.
  "katex-html",
  "MathJax_Preview",
  "MathJax",
  "MathJax_Display",
  // Word on the web: the end of a paragraph
  "EOP",
  // What only screen readers read
  "sr-only",
  "visually-hidden",
  "screen-reader-text",
]);

export function isLeftOut(element: Element, tag: string, style: Style): boolean {
  if (tags.has(tag) || tag.startsWith("V:") || element.hasAttribute("hidden")) return true;
  if (style.size > 0) {
    if (style.get("display") === "none" || style.get("visibility") === "hidden") return true;
    if (style.get("mso-hide") === "all" || /comment/.test(style.get("mso-element") ?? "")) return true;
    if (/ignore/i.test(style.get("mso-list") ?? "")) return true;
  }
  if (element.getAttribute("aria-roledescription") === "checkbox") return true;
  const { classList } = element;
  if (classList.length === 0) return false;
  for (const name of classList) if (classes.has(name)) return true;
  return false;
}
