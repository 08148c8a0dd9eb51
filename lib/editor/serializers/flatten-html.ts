/**
 * Ordinary nested HTML, from anywhere, → flat `[data-block]` elements that the schema parses. Only structure is decided here;
 * what gets in is decided by the schema, whose parse rules know a handful of marks and safe addresses and drop the rest.
 * Knows the habits of Google Docs (a bold wrapper that is not bold, lists in lists without items) and Word (lists that are
 * paragraphs with `mso-list`).
 */

import { isBlockKind, maxIndent } from "../schema/block-kinds.ts";
import { readGrid } from "./html-grid.ts";

const dropped = new Set(
  "SCRIPT STYLE HEAD META LINK TITLE TEMPLATE NOSCRIPT SVG IFRAME OBJECT EMBED VIDEO AUDIO CANVAS SELECT TEXTAREA BUTTON COL COLGROUP".split(
    " ",
  ),
);
const inlineTags = new Set(
  "A B STRONG I EM U S DEL INS STRIKE CODE SPAN FONT SMALL BIG SUB SUP MARK ABBR CITE KBD SAMP VAR TT Q TIME LABEL BDI BDO O:P".split(
    " ",
  ),
);

interface Context {
  kind: string;
  indent: number;
  attrs: Readonly<Record<string, string>>;
  /** How many lists are around. */
  depth: number;
  list: "bullet" | "ordered";
  /** Blank space is text. */
  pre: boolean;
  /** Inline elements around, outermost first. */
  inline: readonly Element[];
  /** Set inside an item: its first line is the item, later ones are paragraphs below it. */
  item?: { used: boolean };
}

const outermost: Context = {
  kind: "paragraph",
  indent: 0,
  attrs: {},
  depth: 0,
  list: "bullet",
  pre: false,
  inline: [],
};

/**
 * Turns the children of `root` into flat blocks in a new `<div>` of the same (inert) document. Without `tables` (a document
 * that can hold none) their cells become blocks, one after the other.
 */
export function flattenHtml(root: Element, { tables }: { tables: boolean }): HTMLElement {
  const flattener = new Flattener(root.ownerDocument, tables);
  flattener.children(root, outermost);
  flattener.close();
  const slice = root.querySelector("[data-pm-slice]")?.getAttribute("data-pm-slice");
  if (slice !== null && slice !== undefined) {
    flattener.out.firstElementChild?.setAttribute("data-pm-slice", slice);
  }
  return flattener.out;
}

class Flattener {
  readonly out: HTMLElement;
  readonly #page: Document;
  #open: HTMLElement | undefined;
  #openIsPre = false;

  readonly #tables: boolean;

  constructor(page: Document, tables: boolean) {
    this.#tables = tables;
    this.#page = page;
    this.out = page.createElement("div");
  }

  children(parent: Node, context: Context): void {
    for (const child of parent.childNodes) {
      if (child.nodeType === 3) this.#text(child.nodeValue ?? "", context);
      else if (child instanceof Element) this.#element(child, context);
    }
  }

  /** Ends the block that text goes to. */
  close(): void {
    const block = this.#open;
    this.#open = undefined;
    if (block === undefined || this.#openIsPre) return;
    const last = lastText(block);
    if (last !== undefined) last.nodeValue = (last.nodeValue ?? "").replace(/[ \n]+$/, "");
    // Word and Google Docs write an empty line as a hard space.
    if (block.textContent === "\u00a0") block.textContent = "";
  }

  #element(element: Element, context: Context): void {
    const tag = element.tagName.toUpperCase();
    if (element.hasAttribute("data-unknown")) return this.#card(element, context);
    const style = element.getAttribute("style") ?? "";
    if (dropped.has(tag) || element.hasAttribute("hidden") || /mso-list:\s*ignore/i.test(style)) return;
    if (tag === "INPUT") return;
    if (tag === "IMG" || (tag === "FIGURE" && element.querySelector("img") !== null))
      return this.#picture(element, context);
    if (isAtom(element)) return this.#atom(element, context);
    if (tag === "BR") return this.#lineBreak(element, context);
    const pre = context.pre || /white-space:\s*(pre|break-spaces)/i.test(style);
    if (inlineTags.has(tag)) {
      return this.children(element, { ...context, pre, inline: [...context.inline, element] });
    }
    this.close();
    if (tag === "TABLE" && this.#tables && this.#table(element)) return;
    if (tag === "HR") {
      this.out.append(this.#page.createElement("hr"));
      return;
    }
    const inner = blockContext(element, tag, style, { ...context, pre });
    const before = this.out.childElementCount;
    this.children(element, inner);
    const isEmpty = this.out.childElementCount === before && this.#open === undefined;
    // An empty paragraph is a line too; an empty wrapper is nothing.
    if (isEmpty && /^(P|LI|H[1-6]|PRE)$/.test(tag)) this.#block(inner);
    this.close();
  }

  #text(raw: string, context: Context): void {
    let text = raw;
    if (!context.pre) {
      text = raw.replace(/[ \t\r\n\f]+/g, " ");
      const before = this.#open?.textContent ?? "";
      if (before === "" || /[ \n]$/.test(before)) text = text.replace(/^ /, "");
    } else if (this.#open === undefined) {
      text = raw.replace(/\r\n?/g, "\n");
    }
    if (text === "" || (this.#open === undefined && text.trim() === "" && text !== "\u00a0" && !context.pre))
      return;
    this.#open ??= this.#block(context);
    let place: Element = this.#open;
    for (const element of context.inline) {
      const copy = this.#page.importNode(element, false);
      place.append(copy);
      place = copy;
    }
    place.append(this.#page.createTextNode(text));
  }

  /** A table as ours are: full rows of cells that hold flat blocks. False for one that only lays out a page. */
  #table(element: Element): boolean {
    const grid = readGrid(element);
    const width = Math.max(0, ...grid.map((row) => row.length));
    if (width * grid.length < 2 || element.querySelector("table") !== null) return false;
    const table = this.#page.createElement("table");
    table.dataset.headerRow = String(grid[0]?.every((cell) => cell?.tagName === "TH") === true);
    table.dataset.headerColumn = String(
      grid.length > 1 && grid.slice(1).every(([cell]) => cell?.tagName === "TH"),
    );
    for (const cells of grid) {
      const row = table.appendChild(this.#page.createElement("tr"));
      for (let column = 0; column < width; column++) {
        const inside = new Flattener(this.#page, false);
        const cell = cells[column];
        if (cell !== undefined) inside.children(cell, outermost);
        inside.close();
        if (inside.out.childElementCount === 0) inside.#block(outermost);
        row.appendChild(this.#page.createElement("td")).append(...inside.out.children);
      }
    }
    this.out.append(table);
    return true;
  }

  /** A formula, a mention or a date passes as it is where it can be held, else as its text. */
  #atom(element: Element, context: Context): void {
    if (!this.#tables) return this.#text(element.textContent ?? "", context);
    const copy = this.#page.importNode(element, true);
    if (element.getAttribute("data-math") === "block") {
      this.close();
      this.out.append(copy);
    } else {
      this.#open ??= this.#block(context);
      this.#open.append(copy);
    }
  }

  /** A locked card passes as its ticket; one without a ticket is not ours. */
  #card(element: Element, context: Context): void {
    if (!element.hasAttribute("data-card")) return;
    const copy = this.#page.importNode(element, false);
    if (element.tagName === "SPAN") {
      this.#open ??= this.#block(context);
      this.#open.append(copy);
    } else {
      this.close();
      this.out.append(copy);
    }
  }

  /** A picture stands between blocks, wherever it stood. What is neither in the web nor in the HTML itself stays behind. */
  #picture(element: Element, context: Context): void {
    const image = element.tagName.toUpperCase() === "IMG" ? element : element.querySelector("img");
    const src = image?.getAttribute("src") ?? "";
    // A dot that counts readers is no picture. A side that is left empty says nothing.
    const isDot = ["width", "height"].every((side) =>
      /^\s*[01](px)?\s*$/.test(image?.getAttribute(side) ?? ""),
    );
    if (image === null || isDot || !/^(https?:|data:image\/)/i.test(src)) return;
    this.close();
    const figure = this.#page.importNode(element, true);
    if (figure.tagName.toUpperCase() !== "FIGURE" || !figure.hasAttribute("data-picture")) {
      const plain = this.#page.createElement("figure");
      plain.setAttribute("data-picture", "");
      plain.append(this.#page.importNode(image, false));
      const caption = element.querySelector("figcaption")?.textContent?.trim() ?? "";
      if (caption !== "")
        plain.append(Object.assign(this.#page.createElement("figcaption"), { textContent: caption }));
      this.out.append(plain);
    } else this.out.append(figure);
    if (context.item !== undefined) context.item.used = true;
  }

  #lineBreak(element: Element, context: Context): void {
    if (element.classList.contains("Apple-interchange-newline")) return;
    if (this.#open !== undefined) this.#open.append("\n");
    // Google Docs: an empty line between paragraphs.
    else if (context.inline.length > 0 || context.depth === 0) this.#block(context);
  }

  #block(context: Context): HTMLElement {
    const { item } = context;
    const below = item?.used === true;
    if (item !== undefined) item.used = true;
    const block = this.#page.createElement("div");
    block.setAttribute("data-block", below ? "paragraph" : context.kind);
    const indent = Math.min(maxIndent, context.indent + (below ? 1 : 0));
    if (indent > 0) block.setAttribute("data-indent", String(indent));
    if (!below) for (const [name, value] of Object.entries(context.attrs)) block.setAttribute(name, value);
    this.out.append(block);
    this.#openIsPre = context.pre;
    return block;
  }
}

function blockContext(element: Element, tag: string, style: string, context: Context): Context {
  const given = Number(element.getAttribute("data-indent") ?? Number.NaN);
  const indent = Number.isInteger(given) ? given : context.indent;
  const id = element.getAttribute("id");
  const align = element.getAttribute("data-align");
  const tone = element.getAttribute("data-tone");
  const attrs: Record<string, string> = {
    ...(id !== null && !id.startsWith("docs-internal") && { "data-id": id }),
    ...(align !== null && { "data-align": align }),
    ...(tone !== null && { "data-tone": tone }),
  };
  const word = /mso-list:[^;]*level(\d)/i.exec(style);
  if (word !== null) {
    const ordered = /^[\s(]*[\da-z]{1,3}[.)]/i.test(element.textContent ?? "");
    return { ...context, kind: ordered ? "ordered" : "bullet", indent: Number(word[1]) - 1, attrs: {} };
  }
  if (tag === "UL" || tag === "OL") {
    return {
      ...context,
      depth: context.depth + 1,
      // A list in a list is one step deeper, with or without an item around it (Google Docs writes both).
      indent: context.depth === 0 ? indent : indent + 1,
      list: tag === "OL" ? "ordered" : "bullet",
      item: undefined,
    };
  }
  if (tag === "LI") {
    const checked = checkedState(element);
    return {
      ...context,
      kind: checked === undefined ? context.list : "task",
      indent,
      attrs: { ...attrs, ...(checked !== undefined && { "data-checked": String(checked) }) },
      item: { used: false },
    };
  }
  // Inside an item, paragraphs and headings are its lines.
  if (context.item !== undefined && tag !== "PRE" && tag !== "BLOCKQUOTE") return context;
  const heading = /^H([1-6])$/.exec(tag);
  if (heading !== null) {
    const level = Math.min(4, Number(heading[1]));
    return { ...context, kind: "heading", indent, attrs: { ...attrs, "data-level": String(level) } };
  }
  if (tag === "PRE") {
    const language = /language-([\w+#.-]+)/.exec(element.innerHTML)?.[1];
    return {
      ...context,
      kind: "code",
      indent,
      attrs: language === undefined ? {} : { "data-language": language },
      pre: true,
      inline: [],
      item: undefined,
    };
  }
  if (tag === "BLOCKQUOTE") {
    return {
      ...context,
      kind: "quote",
      indent: indent + (context.kind === "quote" ? 1 : 0),
      item: undefined,
    };
  }
  const own = element.getAttribute("data-block");
  // A callout's kind is said around its lines.
  const outer = context.attrs["data-tone"];
  return {
    ...context,
    kind: isBlockKind(own) ? own : context.kind,
    indent,
    attrs: { ...(outer !== undefined && { "data-tone": outer }), ...attrs },
  };
}

function isAtom(element: Element): boolean {
  return ["data-math", "data-mention", "data-day"].some((name) => element.hasAttribute(name));
}

function checkedState(item: Element): boolean | undefined {
  if (item.getAttribute("role") === "checkbox") return item.getAttribute("aria-checked") === "true";
  const own = item.getAttribute("data-checked");
  if (own !== null) return own === "true";
  const box = [...item.children].flatMap((child) => [child, ...child.children]).find(isCheckbox);
  return box === undefined ? undefined : box.hasAttribute("checked");
}

function isCheckbox(element: Element): boolean {
  return element.tagName === "INPUT" && element.getAttribute("type") === "checkbox";
}

function lastText(element: Node): Node | undefined {
  for (let node: Node | null = element; node !== null; node = node.lastChild) {
    if (node.nodeType === 3) return node;
  }
  return undefined;
}
