/**
 * Flat blocks → ordinary nested HTML: `<ul><li>`, `<blockquote><p>`, `<pre><code>`. What HTML has no word for (depth of a
 * paragraph, a tick) rides along as `data-…`, so that `flattenHtml` reads back what was written.
 */
import { type DOMOutputSpec, DOMSerializer, type Fragment, type Node, type Schema } from "prosemirror-model";
import { toBlockAttrs } from "../nodes/block/spec.ts";
import { type BlockAttrs, isListKind } from "../schema/block-kinds.ts";
import { colorLook, highlightLook } from "./color-looks.ts";

interface OpenList {
  indent: number;
  kind: string;
  list: Element;
  lastItem: Element;
}

/** A drop-in for ProseMirror's serializer, as `clipboardSerializer` and for exports. */
export class NestedHtmlSerializer extends DOMSerializer {
  readonly #forClipboard: boolean;

  /** `ticketFor` lets locked cards through, as an empty element with a ticket; without it they are their text. */
  constructor(schema: Schema, ticketFor?: (card: Node) => string) {
    const card = (tag: string, node: Node): DOMOutputSpec => [
      tag,
      { "data-unknown": String(node.attrs.name), "data-card": ticketFor?.(node) ?? "" },
    ];
    super(
      {
        ...DOMSerializer.nodesFromSchema(schema),
        ...(ticketFor !== undefined && {
          unknown: (node: Node) => card("div", node),
          unknown_inline: (node: Node) => card("span", node),
        }),
      },
      {
        ...DOMSerializer.marksFromSchema(schema),
        // Our names mean nothing elsewhere: there the colour itself is read.
        highlight: ({ attrs }) => ["mark", highlightLook(String(attrs.color)), 0],
        color: ({ attrs }) => ["span", colorLook(String(attrs.color)), 0],
      },
    );
    this.#forClipboard = ticketFor !== undefined;
  }

  override serializeFragment(
    fragment: Fragment,
    options: { document?: Document } = {},
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const page = options.document ?? document;
    const place = target ?? page.createDocumentFragment();
    if (fragment.firstChild?.isInline === true) super.serializeFragment(fragment, options, place);
    else this.#nest(fragment, page, place);
    // What is only drawn so that nobody types in it would be dead in another editor.
    for (const atom of place.querySelectorAll("[contenteditable]")) atom.removeAttribute("contenteditable");
    // Whoever pastes it here may take each space and name at its word (paste/paste-source.ts).
    if (this.#forClipboard) place.firstElementChild?.setAttribute("data-quire", "");
    return place;
  }

  #nest(blocks: Fragment, page: Document, place: HTMLElement | DocumentFragment): void {
    let lists: OpenList[] = [];
    let quote: { indent: number; element: Element } | undefined;
    blocks.forEach((node) => {
      const attrs = node.type.name === "block" ? toBlockAttrs(node.attrs) : undefined;
      if (attrs === undefined || !isListKind(attrs.kind)) lists = [];
      if (attrs?.kind !== "quote" || attrs.indent !== quote?.indent) quote = undefined;
      if (attrs === undefined) {
        place.append(this.#atom(node, page));
      } else if (isListKind(attrs.kind)) {
        lists = this.#item(node, attrs, page, place, lists);
      } else if (attrs.kind === "quote") {
        quote ??= { indent: attrs.indent, element: page.createElement("blockquote") };
        if (quote.element.parentNode === null) place.append(withIndent(quote.element, attrs));
        quote.element.append(this.#line(node, attrs, page, "p"));
      } else {
        place.append(withIndent(this.#block(node, attrs, page), attrs));
      }
    });
  }

  #block(node: Node, attrs: BlockAttrs, page: Document): Element {
    if (attrs.kind === "heading") return this.#line(node, attrs, page, `h${attrs.level}`);
    if (attrs.kind === "code") {
      const code = page.createElement("code");
      if (attrs.language !== "") code.className = `language-${attrs.language}`;
      super.serializeFragment(node.content, { document: page }, code);
      const pre = page.createElement("pre");
      if (attrs.id !== null) pre.id = attrs.id;
      pre.append(code);
      return pre;
    }
    if (attrs.kind !== "callout") return this.#line(node, attrs, page, "p");
    const callout = page.createElement("div");
    callout.dataset.block = "callout";
    callout.dataset.tone = attrs.tone;
    callout.append(this.#line(node, attrs, page, "p"));
    return callout;
  }

  #item(
    node: Node,
    attrs: BlockAttrs,
    page: Document,
    place: HTMLElement | DocumentFragment,
    lists: OpenList[],
  ): OpenList[] {
    const open = lists.filter(
      ({ indent, kind }) => indent < attrs.indent || (indent === attrs.indent && kind === attrs.kind),
    );
    const item = this.#line(node, attrs, page, "li");
    item.dataset.indent = String(attrs.indent);
    if (attrs.kind === "task") {
      const box = page.createElement("input");
      box.type = "checkbox";
      box.toggleAttribute("checked", attrs.checked);
      box.disabled = true;
      item.prepend(box, " ");
      item.dataset.checked = String(attrs.checked);
    }
    const deepest = open.at(-1);
    if (deepest?.indent === attrs.indent) {
      deepest.list.append(item);
      return [...open.slice(0, -1), { ...deepest, lastItem: item }];
    }
    const list = page.createElement(attrs.kind === "ordered" ? "ol" : "ul");
    list.append(item);
    (deepest?.lastItem ?? place).append(list);
    return [...open, { indent: attrs.indent, kind: attrs.kind, list, lastItem: item }];
  }

  /** A cell with one paragraph holds its text; one with more holds blocks. */
  #table(table: Node, page: Document): Element {
    const element = page.createElement("table");
    const { id, headerRow, headerColumn } = table.attrs;
    if (typeof id === "string") element.id = id;
    element.dataset.headerRow = String(headerRow === true);
    element.dataset.headerColumn = String(headerColumn === true);
    const body = element.appendChild(page.createElement("tbody"));
    table.forEach((row, _rowOffset, i) => {
      const line = body.appendChild(page.createElement("tr"));
      row.forEach((cell, _cellOffset, j) => {
        const isHeader =
          (i === 0 && table.attrs.headerRow === true) || (j === 0 && table.attrs.headerColumn === true);
        const place = line.appendChild(page.createElement(isHeader ? "th" : "td"));
        const width = widthOf(cell);
        if (width !== undefined) place.dataset.colwidth = String(width);
        const only =
          cell.childCount === 1 && cell.firstChild?.type.name === "block" ? cell.firstChild : undefined;
        const attrs = only && toBlockAttrs(only.attrs);
        if (only !== undefined && attrs !== undefined && isPlain(attrs))
          place.append(...this.#line(only, attrs, page, "p").childNodes);
        else this.#nest(cell.content, page, place);
      });
    });
    return element;
  }

  /** An element with the text of a block; line breaks become `<br>`. */
  #line(node: Node, attrs: BlockAttrs, page: Document, tag: string): HTMLElement {
    const element = page.createElement(tag);
    if (attrs.id !== null) element.id = attrs.id;
    if (attrs.align !== "") {
      element.dataset.align = attrs.align;
      element.style.textAlign = attrs.align;
    }
    super.serializeFragment(node.content, { document: page }, element);
    if (/^\s|\s$|\t| {2}/.test(node.textContent)) element.style.whiteSpace = "pre-wrap";
    for (const text of textNodes(element)) {
      const [first = "", ...rest] = (text.nodeValue ?? "").split("\n");
      if (rest.length === 0) continue;
      text.nodeValue = first;
      text.after(...rest.flatMap((line) => [page.createElement("br"), line]));
    }
    return element;
  }

  #atom(node: Node, page: Document): globalThis.Node {
    if (node.type.name === "table") return this.#table(node, page);
    const element = this.serializeNode(node, { document: page });
    if (element instanceof Element && typeof node.attrs.id === "string") element.id = node.attrs.id;
    return element;
  }
}

/** True for what a cell can hold as its bare text. */
function isPlain({ kind, indent, align, id }: BlockAttrs): boolean {
  return kind === "paragraph" && indent === 0 && align === "" && id === null;
}

function widthOf({ attrs }: Node): number | undefined {
  const widths: unknown = attrs.colwidth;
  const width: unknown = Array.isArray(widths) ? widths[0] : undefined;
  return typeof width === "number" ? width : undefined;
}

function withIndent(element: Element, { indent }: BlockAttrs): Element {
  if (indent > 0) {
    element.setAttribute("data-indent", String(indent));
    element.setAttribute("style", `margin-left: ${indent * 2}em`);
  }
  return element;
}

function textNodes(element: globalThis.Node): Text[] {
  return [...element.childNodes].flatMap((child) => (child instanceof Text ? [child] : textNodes(child)));
}
