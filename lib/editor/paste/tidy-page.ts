/** What single programs say in a way of their own, said in HTML's own words, before the page is read. Changes the page. */
import { type PasteSource, sourceOf } from "./paste-source.ts";
import { type Style, StyleReader } from "./read-styles.ts";

export function tidyPage(page: Document): void {
  const source = sourceOf(page);
  tidyBySource[source]?.(page, new StyleReader(page, source));
}

const tidyBySource: Readonly<Partial<Record<PasteSource, (page: Document, styles: StyleReader) => void>>> = {
  "google-docs": titlesBySize,
  cocoa: headingsBySize,
  libreoffice: joinCodeLines,
  office: wordParagraphs,
  web: (page) => {
    codeInTables(page);
    unlinkHeadings(page);
  },
};

/** Google Docs has a title, which HTML has not: it comes as a paragraph in very large letters. */
function titlesBySize(page: Document, styles: StyleReader): void {
  for (const paragraph of page.querySelectorAll("p")) {
    const pieces = [...paragraph.querySelectorAll("span")].filter(
      ({ textContent }) => textContent?.trim() !== "",
    );
    if (pieces.length > 0 && pieces.every((piece) => points(styles.of(piece)) >= 24)) rename(paragraph, "h1");
  }
}

/** Apple's Notes and Pages know no headings on the clipboard, only larger letters. */
function headingsBySize(page: Document, styles: StyleReader): void {
  for (const paragraph of page.querySelectorAll("p")) {
    if (paragraph.closest("li, td") !== null || (paragraph.textContent ?? "").trim() === "") continue;
    const size = points(styles.of(paragraph));
    const isBold = isAllBold(paragraph, styles);
    if (size >= 24) rename(paragraph, "h1");
    else if (size >= 18 && isBold) rename(paragraph, "h2");
  }
}

function isAllBold(paragraph: Element, styles: StyleReader): boolean {
  if (/bold/.test(styles.of(paragraph).get("font") ?? "")) return true;
  const bold = [...paragraph.querySelectorAll("b")].map(({ textContent }) => textContent ?? "").join("");
  return bold.trim() === (paragraph.textContent ?? "").trim();
}

/** LibreOffice writes each line of code as a <pre>. */
function joinCodeLines(page: Document): void {
  for (const line of page.querySelectorAll("pre")) {
    const before = line.previousElementSibling;
    if (before?.tagName !== "PRE") continue;
    line.prepend(...before.childNodes, "\n");
    before.remove();
  }
}

/** Word's styles that are more than looks, and marks that lead nowhere. */
function wordParagraphs(page: Document): void {
  for (const paragraph of page.querySelectorAll("p")) {
    const name = paragraph.className;
    const level = /mso-outline-level:\s*([1-6])/.exec(paragraph.getAttribute("style") ?? "")?.[1];
    if (name.startsWith("MsoTitle")) rename(paragraph, "h1");
    else if (level !== undefined) rename(paragraph, `h${level}`);
    else if (/^Mso(Intense)?Quote/.test(name)) rename(paragraph, "blockquote");
  }
  // A number that Word's footnotes are found by is a plain number here.
  for (const note of page.querySelectorAll('a[href^="#_ftn"], a[href^="#_edn"], a[href^="#_Toc"]'))
    note.removeAttribute("href");
  for (const comment of page.querySelectorAll("a.msocomanchor, .MsoCommentReference")) comment.remove();
}

/** GitHub and others draw code as a table of line numbers and lines. */
function codeInTables(page: Document): void {
  for (const table of page.querySelectorAll("table")) {
    const lines = [...table.querySelectorAll("td.blob-code, td.js-file-line, td.hljs-ln-code")];
    if (lines.length === 0) continue;
    const code = page.createElement("pre");
    code.textContent = lines.map(({ textContent }) => (textContent ?? "").replace(/\n$/, "")).join("\n");
    table.replaceWith(code);
  }
}

/** A heading that is a link to itself. */
function unlinkHeadings(page: Document): void {
  for (const link of page.querySelectorAll("h1 a, h2 a, h3 a, h4 a, h5 a, h6 a, dt a")) {
    const id = link.closest("[id]")?.id ?? "";
    if (id !== "" && link.getAttribute("href")?.endsWith(`#${id}`) === true) link.removeAttribute("href");
  }
}

function points(style: Style): number {
  const said = style.get("font-size") ?? style.get("font") ?? "";
  const match = /([\d.]+)(pt|px)/.exec(said);
  return match === null ? 0 : Number(match[1]);
}

function rename(element: Element, tag: string): void {
  const other = element.ownerDocument.createElement(tag);
  for (const { name, value } of element.attributes) other.setAttribute(name, value);
  other.append(...element.childNodes);
  element.replaceWith(other);
}
