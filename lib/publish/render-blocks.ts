/**
 * Flat blocks as the nested HTML of a page. Beside serializers/nested-html.ts, which writes for other programs through a
 * browser's DOM: here there is none, no style may stand in an attribute, and what comes out is compared with what came before.
 */
import type { Node } from "prosemirror-model";
import { toBlockAttrs } from "../editor/nodes/block/spec.ts";
import { readPicture } from "../editor/nodes/image/spec.ts";
import { pictureAddress } from "../editor/pictures/picture-address.ts";
import { type BlockAttrs, isListKind } from "../editor/schema/block-kinds.ts";
import { escapeHtml, leaf, type PageElement, parent, toHtml } from "./page-element.ts";
import { renderCode } from "./render-code.ts";
import { type InlineOptions, renderInline } from "./render-inline.ts";
import { renderTable } from "./render-table.ts";

/** Words that the page says itself, in its language. */
export interface BlockWords {
  done: string;
  toDo: string;
  code: string;
  table: string;
  /** Of a callout's tone. */
  tones: Readonly<Record<BlockAttrs["tone"], string>>;
  /** A picture that lies elsewhere in the web. */
  pictureAt: (host: string) => string;
}

export interface BlockOptions extends InlineOptions {
  words: BlockWords;
  /** Where a picture of the document is to be had. */
  pictureAddress: (hash: string) => string;
  /** Hears of each picture that the page shows. */
  onPicture: (picture: ShownPicture) => void;
  /** Gives others a turn: a long document takes a while, and more than this page hangs on the process. */
  breathe: () => Promise<void>;
}

export interface ShownPicture {
  hash: string;
  alt: string;
  width: number | null;
  height: number | null;
}

interface Item {
  attrs: BlockAttrs;
  inner: string;
  below: Item[];
}

/** Blocks in the order they stand in, headings without ids. */
export async function renderBlocks(blocks: readonly Node[], options: BlockOptions): Promise<PageElement[]> {
  const elements: PageElement[] = [];
  let items: Item[] = [];
  let quote: { indent: number; lines: PageElement[] } | undefined;
  const endRuns = (next: BlockAttrs | undefined) => {
    if (items.length > 0 && (next === undefined || !isListKind(next.kind))) {
      elements.push(...toLists(items, options.words));
      items = [];
    }
    if (quote !== undefined && (next?.kind !== "quote" || next.indent !== quote.indent)) {
      elements.push(parent("blockquote", indented(quote.indent), quote.lines));
      quote = undefined;
    }
  };
  for (const node of blocks) {
    const attrs = node.type.name === "block" ? toBlockAttrs(node.attrs) : undefined;
    endRuns(attrs);
    if (attrs === undefined) elements.push(...(await renderAtom(node, options)));
    else if (isListKind(attrs.kind))
      addItem(items, { attrs, inner: renderInline(node.content, options), below: [] });
    else if (attrs.kind === "quote") {
      quote ??= { indent: attrs.indent, lines: [] };
      quote.lines.push(renderLine("p", node, { ...attrs, indent: 0 }, options));
    } else elements.push(await renderBlock(node, attrs, options));
    await options.breathe();
  }
  endRuns(undefined);
  return elements;
}

async function renderBlock(node: Node, attrs: BlockAttrs, options: BlockOptions): Promise<PageElement> {
  if (attrs.kind === "heading") return renderLine(`h${attrs.level + 1}`, node, attrs, options);
  if (attrs.kind === "callout") {
    const { tones } = options.words;
    const look = { class: `note ${attrs.tone}`, role: "note", "aria-label": tones[attrs.tone] };
    return parent("div", look, [renderLine("p", node, { ...attrs, indent: 0 }, options)]);
  }
  if (attrs.kind !== "code") return renderLine("p", node, attrs, options);
  const html = await renderCode(node.textContent, attrs.language);
  // Lines that do not fit are scrolled to, with the keyboard, too.
  const look = { tabindex: 0, role: "group", "aria-label": attrs.language || options.words.code, dir: "ltr" };
  return leaf("pre", look, toHtml(leaf("code", {}, html)));
}

function renderLine(tag: string, node: Node, attrs: BlockAttrs, options: InlineOptions): PageElement {
  const text = node.textContent;
  const classes = [
    attrs.indent > 0 && `i${attrs.indent}`,
    attrs.align !== "" && `a-${attrs.align}`,
    /^\s|\s$|\t| {2}/.test(text) && "pre",
  ].filter((name) => name !== false);
  const look = { class: classes.length > 0 ? classes.join(" ") : undefined, dir: "auto" };
  // An empty line stands for a line, also where nothing is in it.
  return leaf(tag, look, node.content.size === 0 ? "<br>" : renderInline(node.content, options));
}

/** Below the last item that is less deep, and beside those that are as deep. */
function addItem(items: Item[], item: Item): void {
  const last = items.at(-1);
  if (last !== undefined && last.attrs.indent < item.attrs.indent) addItem(last.below, item);
  else items.push(item);
}

/** A list for each run of items of one kind. */
function toLists(items: readonly Item[], words: BlockWords): PageElement[] {
  const lists: PageElement[] = [];
  let run: Item[] = [];
  const end = () => {
    const kind = run[0]?.attrs.kind;
    if (kind !== undefined) lists.push(toList(kind, run));
    run = [];
  };
  const toList = (kind: BlockAttrs["kind"], members: readonly Item[]): PageElement =>
    parent(
      kind === "ordered" ? "ol" : "ul",
      { class: kind === "task" ? "tasks" : undefined },
      members.map(({ attrs, inner, below }) => {
        const box = leaf("input", {
          type: "checkbox",
          disabled: true,
          checked: attrs.checked,
          "aria-label": attrs.checked ? words.done : words.toDo,
        });
        const text = kind === "task" ? `${toHtml(box)} <span>${inner}</span>` : inner;
        const look = { dir: "auto", class: kind === "task" && attrs.checked ? "done" : undefined };
        return leaf("li", look, text + toLists(below, words).map(toHtml).join(""));
      }),
    );
  for (const item of items) {
    if (run.length > 0 && run[0]?.attrs.kind !== item.attrs.kind) end();
    run.push(item);
  }
  end();
  return lists;
}

async function renderAtom(node: Node, options: BlockOptions): Promise<PageElement[]> {
  if (node.type.name === "divider") return [leaf("hr")];
  if (node.type.name === "math_block")
    return [leaf("div", { class: "math" }, options.setMath(String(node.attrs.source), true))];
  if (node.type.name === "image") return renderPicture(node, options);
  if (node.type.name === "table")
    return [await renderTable(node, options.words.table, (blocks) => renderBlocks(blocks, options))];
  // What this build cannot draw is not drawn: its content may be anything.
  return [];
}

function renderPicture(node: Node, options: BlockOptions): PageElement[] {
  const { src, alt, title, caption, width, height, size, align } = readPicture(node);
  const place = pictureAddress(src, "");
  if (place === undefined) return [];
  const captions = caption === "" ? "" : toHtml(leaf("figcaption", { dir: "auto" }, escapeHtml(caption)));
  if (place.kind === "foreign") {
    // The page loads nothing from strangers, who would learn who reads it.
    const words = alt === "" ? options.words.pictureAt(new URL(place.address).host) : alt;
    const link = leaf("a", { href: place.address, rel: "noopener nofollow" }, escapeHtml(words));
    return [leaf("figure", { class: "elsewhere" }, toHtml(link) + captions)];
  }
  const hash = src.slice("blobs/".length);
  options.onPicture({ hash, alt, width, height });
  const image = leaf("img", {
    src: options.pictureAddress(hash),
    alt,
    title: title === "" ? undefined : title,
    width: width ?? undefined,
    height: height ?? undefined,
    loading: "lazy",
    decoding: "async",
  });
  const look = { class: align, "data-w": size === null ? undefined : Math.round(size / 5) * 5 };
  return [leaf("figure", look, toHtml(image) + captions)];
}

function indented(indent: number): { class: string | undefined } {
  return { class: indent > 0 ? `i${indent}` : undefined };
}
