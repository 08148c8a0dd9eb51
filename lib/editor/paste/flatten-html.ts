/**
 * Ordinary nested HTML, from anywhere, → flat `[data-block]` elements that the schema parses. Every element of the answer is
 * made here; of the page come only texts, addresses of links and pictures, and a handful of names, and the schema checks those
 * once more. What single programs write strangely is put straight before (tidy-page.ts).
 */
import { isBetweenTags, isSpacer } from "./blank-space.ts";
import { type BlockContext, contextInside, outermost } from "./block-context.ts";
import { codeIn } from "./code-in-pre.ts";
import { copyAttributes } from "./copy-attributes.ts";
import { figureOf, isPictureFrame } from "./figure-of.ts";
import { FlatBlocks } from "./flat-blocks.ts";
import { readGrid } from "./html-grid.ts";
import { isLeftOut } from "./left-out.ts";
import { isInlineAtom, isOwnAtom } from "./own-atom.ts";
import { type PasteSource, sourceOf } from "./paste-source.ts";
import { emojiOf, pictureSource } from "./pasted-picture.ts";
import { type Style, StyleReader } from "./read-styles.ts";
import { atOnce, type Steps } from "./steps.ts";
import { isDataTable, tableOf } from "./table-of.ts";
import { texIn } from "./tex-in-html.ts";
import { formatInside, plainText } from "./text-format.ts";

const inlineTags = new Set(
  "A B STRONG I EM U S DEL INS STRIKE CODE SPAN FONT SMALL BIG SUB SUP MARK ABBR CITE KBD SAMP VAR TT Q TIME LABEL BDI BDO DFN RUBY RT WBR NOBR ACRONYM OUTPUT DATA PICTURE SOURCE".split(
    " ",
  ),
);

/** Elements that are a line, also when nothing is in them. */
const lines = /^(P|LI|H[1-6]|PRE)$/;

/** What the document can hold: format xml has neither tables nor atoms. */
interface Holds {
  tables: boolean;
  atoms: boolean;
}

/**
 * Turns the children of `root` into flat blocks in a new `<div>` of the same (inert) document. Without `tables` (a document
 * that can hold none) their cells become blocks, one after the other.
 */
export function* flattenHtml(root: Element, { tables }: { tables: boolean }): Steps<HTMLElement> {
  const page = root.ownerDocument;
  const source = sourceOf(page);
  const flattener = new Flattener(page, source, new StyleReader(page, source), { tables, atoms: tables });
  yield* flattener.children(root, outermost(source));
  flattener.blocks.close();
  const { out } = flattener.blocks;
  // What another editor says of its own nodes means nothing here.
  const slice =
    source === "quire" ? root.querySelector("[data-pm-slice]")?.getAttribute("data-pm-slice") : null;
  if (slice !== null && slice !== undefined) {
    // An atom alone stood in a line.
    const isLine = root.children.length === 1 && isInlineAtom(root.firstElementChild);
    out.firstElementChild?.setAttribute("data-pm-slice", isLine ? "1 1 []" : slice);
  }
  return out;
}

class Flattener {
  readonly blocks: FlatBlocks;
  readonly #page: Document;
  readonly #source: PasteSource;
  readonly #styles: StyleReader;
  readonly #holds: Holds;
  /** The space behind a box of ours is no text. */
  #afterBox = false;

  constructor(page: Document, source: PasteSource, styles: StyleReader, holds: Holds) {
    this.#page = page;
    this.#source = source;
    this.#styles = styles;
    this.#holds = holds;
    this.blocks = new FlatBlocks(page, source);
  }

  /** A step is a block, or a table. */
  *children(parent: Node, context: BlockContext): Steps<void> {
    for (const child of parent.childNodes) {
      if (child.nodeType === 3) this.#text(child.nodeValue ?? "", context);
      else if (child instanceof Element) yield* this.#element(child, context);
    }
  }

  *#element(element: Element, context: BlockContext): Steps<void> {
    const tag = element.tagName.toUpperCase();
    const style = this.#styles.of(element);
    if (this.#leaf(element, tag, style, context)) return;
    const format =
      context.kind === "code" && this.#source !== "quire"
        ? plainText
        : formatInside(element, style, context.format, this.#source);
    const pre = context.pre || /^(pre|break-spaces)/i.test(style.get("white-space") ?? "");
    const isInline = (inlineTags.has(tag) || /[:-]/.test(tag)) && style.get("display") !== "block";
    if (isInline) {
      // Chromium puts a space between two elements into a bare <span>, as a hard one.
      if (isSpacer(element)) this.#text(" ", { ...context, pre: false });
      else yield* this.children(element, { ...context, pre, format });
      return;
    }
    yield;
    this.blocks.close();
    if (tag === "HR") this.#divider(element);
    else if (tag !== "TABLE" || !this.#holds.tables || !this.#table(element))
      yield* this.#blockElement(
        element,
        tag,
        contextInside(element, tag, style, { ...context, pre, format }),
      );
  }

  *#blockElement(element: Element, tag: string, inner: BlockContext): Steps<void> {
    const before = this.blocks.out.childElementCount;
    // An empty item of ours with deeper ones in it is an item.
    if (this.#source === "quire" && lines.test(tag)) this.blocks.open(inner);
    yield* this.children(tag === "PRE" ? codeIn(element) : element, inner);
    const isEmpty = this.blocks.out.childElementCount === before && !this.blocks.isOpen;
    // An empty paragraph is a line too; an empty wrapper is nothing.
    if (isEmpty && lines.test(tag)) this.blocks.add(inner);
    this.blocks.close();
  }

  /** What is read as a whole, or left out as a whole. False for an element whose children are read. */
  #leaf(element: Element, tag: string, style: Style, context: BlockContext): boolean {
    const tex = texIn(element);
    if (element.hasAttribute("data-unknown")) this.#card(element, context);
    else {
      if (tag === "INPUT" && this.#source === "quire") this.#afterBox = true;
      if (tex !== undefined) this.#math(tex.source, tex.isBlock, context);
      else if (isLeftOut(element, tag, style)) return true;
      else if (tag === "IMG" || (tag === "FIGURE" && isPictureFrame(element)))
        this.#picture(element, context);
      else if (isOwnAtom(element)) this.#atom(element, context);
      else if (tag === "BR") this.#lineBreak(element, context);
      else return false;
    }
    return true;
  }

  #text(raw: string, context: BlockContext): void {
    let text = raw;
    if (this.#afterBox) {
      this.#afterBox = false;
      text = raw.replace(/^ /, "");
    }
    if (!context.pre) {
      text = text.replace(/[ \t\r\n\f]+/g, " ");
      if (this.blocks.atGap) text = text.replace(/^ /, "");
    } else if (!this.blocks.isOpen) {
      text = text.replace(/\r\n?/g, "\n");
    }
    if (text === "" || (!this.blocks.isOpen && isBetweenTags(text, context))) return;
    const format = context.kind === "code" && this.#source !== "quire" ? plainText : context.format;
    this.blocks.write(text, format, context);
  }

  #table(element: Element): boolean {
    const grid = readGrid(element);
    if (!isDataTable(element, grid, this.#source)) return false;
    const context = outermost(this.#source);
    const caption = element.querySelector("caption");
    if (caption !== null) atOnce(this.#element(caption, context));
    this.blocks.out.append(tableOf(element, grid, this.#source, (cell) => this.#cell(cell, context)));
    return true;
  }

  #cell(cell: Element | undefined, outer: BlockContext): HTMLElement {
    const inside = new Flattener(this.#page, this.#source, this.#styles, { ...this.#holds, tables: false });
    let context = outer;
    if (cell !== undefined) {
      const style = this.#styles.of(cell);
      context = contextInside(cell, "TD", style, outer);
      // A header cell is bold by itself.
      const format = cell.tagName === "TH" ? plainText : formatInside(cell, style, plainText, this.#source);
      atOnce(inside.children(cell, { ...context, format }));
      inside.blocks.close();
    }
    const { out } = inside.blocks;
    if (out.childElementCount === 0) inside.blocks.add(context);
    const element = this.#page.createElement("td");
    if (cell !== undefined) copyAttributes(cell, element, ["data-colwidth"]);
    element.append(...out.children);
    return element;
  }

  #divider(element: Element): void {
    const divider = this.#page.createElement("hr");
    if (this.#source === "quire") copyAttributes(element, divider, ["id"]);
    this.blocks.out.append(divider);
  }

  /** A formula, a mention or a date of ours passes as it is where it can be held, else as its text. */
  #atom(element: Element, context: BlockContext): void {
    if (!this.#holds.atoms) return this.blocks.write(element.textContent ?? "", context.format, context);
    const isBlock = element.getAttribute("data-math") === "block";
    const atom = this.#page.createElement(element.tagName);
    copyAttributes(element, atom, ["id", "data-math", "data-mention", "data-day"]);
    atom.textContent = element.textContent;
    this.blocks.put(atom, isBlock, context);
  }

  #math(source: string, isBlock: boolean, context: BlockContext): void {
    const sign = isBlock ? "$$" : "$";
    if (!this.#holds.atoms) return this.blocks.write(`${sign}${source}${sign}`, context.format, context);
    const atom = this.#page.createElement(isBlock ? "div" : "span");
    atom.dataset.math = isBlock ? "block" : "inline";
    atom.textContent = source;
    this.blocks.put(atom, isBlock, context);
  }

  /** A locked card passes as its ticket; one without a ticket is not ours. */
  #card(element: Element, context: BlockContext): void {
    if (!element.hasAttribute("data-card")) return;
    this.blocks.put(this.#page.importNode(element, false), element.tagName !== "SPAN", context);
  }

  /** A picture stands between blocks, wherever it stood. */
  #picture(element: Element, context: BlockContext): void {
    const image = element.tagName.toUpperCase() === "IMG" ? element : element.querySelector("img");
    if (image === null) return;
    const emoji = emojiOf(image);
    if (emoji !== undefined) return this.blocks.write(emoji, context.format, context);
    const src =
      this.#source === "quire" ? image.getAttribute("src") : pictureSource(image, this.#styles.of(image));
    if (src === undefined || src === null || context.kind === "code") return;
    this.blocks.close();
    this.blocks.out.append(figureOf(element, image, src, this.#source));
    if (context.item !== undefined) context.item.used = true;
  }

  #lineBreak(element: Element, context: BlockContext): void {
    if (element.classList.contains("Apple-interchange-newline")) return;
    if (/page-break-before/.test(element.getAttribute("style") ?? "")) return;
    if (this.blocks.isOpen || this.#source === "quire") this.blocks.write("\n", context.format, context);
    // Google Docs: an empty line between paragraphs.
    else if (context.format !== plainText || context.depth === 0) this.blocks.add(context);
  }
}
