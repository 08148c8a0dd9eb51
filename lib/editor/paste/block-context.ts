/** What blocks inside an element are: their kind, depth and attributes. */
import { isBlockKind } from "../schema/block-kinds.ts";
import { isOrderedMarker } from "./list-marker.ts";
import type { PasteSource } from "./paste-source.ts";
import type { Style } from "./read-styles.ts";
import { plainText, type TextFormat } from "./text-format.ts";

export interface BlockContext {
  kind: string;
  indent: number;
  attrs: Readonly<Record<string, string>>;
  /** How many lists are around. */
  depth: number;
  list: "bullet" | "ordered";
  /** Blank space is text. */
  pre: boolean;
  format: TextFormat;
  source: PasteSource;
  /** Set inside an item: its first line is the item, later ones are paragraphs below it. */
  item?: { used: boolean } | undefined;
}

export function outermost(source: PasteSource): BlockContext {
  return {
    kind: "paragraph",
    indent: 0,
    attrs: {},
    depth: 0,
    list: "bullet",
    pre: source === "quire",
    format: plainText,
    source,
  };
}

/** The context inside a block element. */
export function contextInside(
  element: Element,
  tag: string,
  style: Style,
  context: BlockContext,
): BlockContext {
  const given = wholeNumber(element.getAttribute("data-indent"));
  const indent = given ?? context.indent;
  const attrs = sharedAttrs(element, style, context);
  const level = /level(\d)/i.exec(style.get("mso-list") ?? "")?.[1];
  if (level !== undefined)
    return {
      ...context,
      kind: isOrderedMarker(element) ? "ordered" : "bullet",
      indent: Number(level) - 1,
      attrs,
      item: undefined,
    };
  if (tag === "UL" || tag === "OL")
    return {
      ...context,
      depth: context.depth + 1,
      // A list in a list is one step deeper, with or without an item around it (Google Docs writes both).
      indent: given ?? (context.depth === 0 ? indent : indent + 1),
      list: tag === "OL" ? "ordered" : "bullet",
      attrs: {},
      item: undefined,
    };
  if (tag === "LI") return itemContext(element, indent, attrs, context);
  const heading = headingLevel(element, tag);
  // Inside an item, paragraphs and headings are its lines.
  if (context.item !== undefined && tag !== "PRE" && tag !== "BLOCKQUOTE")
    return { ...context, attrs: { ...context.attrs, ...attrs } };
  const task = element.getAttribute("data-task-state");
  if (task !== null)
    return { ...context, kind: "task", indent, attrs: { ...attrs, "data-checked": String(task === "DONE") } };
  if (heading !== undefined)
    return {
      ...context,
      kind: "heading",
      indent,
      attrs: { ...attrs, "data-level": String(Math.min(4, heading)) },
    };
  if (tag === "PRE") return preContext(element, indent, attrs, context);
  if (tag === "BLOCKQUOTE")
    return {
      ...context,
      kind: "quote",
      indent: given ?? indent + (context.kind === "quote" ? 1 : 0),
      attrs,
      item: undefined,
    };
  if (tag === "DD") return { ...context, indent: indent + 1, attrs };
  const own = element.getAttribute("data-block");
  const tone = calloutTone(element, tag);
  if (tone !== undefined)
    return { ...context, kind: "callout", indent, attrs: { ...attrs, "data-tone": tone } };
  // A callout's kind is said around its lines.
  const outer = context.attrs["data-tone"];
  return {
    ...context,
    kind: isBlockKind(own) ? own : context.kind,
    indent,
    attrs: { ...(outer !== undefined && { "data-tone": outer }), ...attrs },
  };
}

function itemContext(
  element: Element,
  indent: number,
  attrs: Record<string, string>,
  context: BlockContext,
): BlockContext {
  const checked = checkedState(element);
  // Word on the web puts each item into a list of its own, and only says how deep it is.
  const said = wholeNumber(element.getAttribute("data-aria-level"));
  return {
    ...context,
    kind: checked === undefined ? context.list : "task",
    indent: said === undefined ? indent : said - 1,
    attrs: { ...attrs, ...(checked !== undefined && { "data-checked": String(checked) }) },
    item: { used: false },
  };
}

function preContext(
  element: Element,
  indent: number,
  attrs: Record<string, string>,
  context: BlockContext,
): BlockContext {
  const language = codeLanguage(element);
  return {
    ...context,
    kind: "code",
    indent,
    attrs: { ...attrs, ...(language !== undefined && { "data-language": language }) },
    pre: true,
    format: plainText,
    item: undefined,
  };
}

function sharedAttrs(
  element: Element,
  style: Style,
  { source, attrs }: BlockContext,
): Record<string, string> {
  const align = alignOf(element, style) ?? attrs["data-align"];
  const tone = element.getAttribute("data-tone");
  // Names of places in another page would be in nobody's address here.
  const id = source === "quire" ? element.getAttribute("id") : null;
  return {
    ...(id !== null && { "data-id": id }),
    ...(align !== undefined && { "data-align": align }),
    ...(tone !== null && { "data-tone": tone }),
  };
}

function alignOf(element: Element, style: Style): string | undefined {
  const said =
    element.getAttribute("data-align") ?? style.get("text-align") ?? element.getAttribute("align") ?? "";
  const ours: Record<string, string> = { center: "center", right: "end", end: "end", justify: "justify" };
  return ours[said.toLowerCase()] ?? (/^(left|start)$/i.test(said) ? "" : undefined);
}

function headingLevel(element: Element, tag: string): number | undefined {
  const level = /^H([1-6])$/.exec(tag)?.[1];
  if (level !== undefined) return Number(level);
  if (element.getAttribute("role") !== "heading") return undefined;
  return wholeNumber(element.getAttribute("aria-level")) ?? 2;
}

/** The language that a page names near its code, in one of the usual ways. */
function codeLanguage(pre: Element): string | undefined {
  const near = [pre, ...pre.querySelectorAll("code"), pre.parentElement, pre.closest("[data-language]")];
  for (const element of near) {
    const names = element?.getAttribute("class") ?? "";
    const found =
      /(?:^|\s)(?:language|lang)-([\w+#.-]+)/.exec(names)?.[1] ??
      /(?:^|\s)highlight-source-([\w+#.-]+)/.exec(names)?.[1] ??
      /(?:^|\s)brush:\s*([\w+#.-]+)/.exec(names)?.[1] ??
      element?.getAttribute("data-language");
    if (found) return found;
  }
  return undefined;
}

const tones: Readonly<Record<string, string>> = {
  note: "info",
  important: "info",
  info: "info",
  tip: "tip",
  success: "tip",
  warning: "warning",
  caution: "danger",
  error: "danger",
};

/** Remarks: GitHub's alerts, MDN's cards, Confluence's panels, Notion's asides. */
function calloutTone(element: Element, tag: string): string | undefined {
  const said =
    /\b(?:markdown-alert-|notecard |admonition |theme-admonition-|alert alert-)(\w+)/.exec(
      element.getAttribute("class") ?? "",
    )?.[1] ?? element.getAttribute("data-panel-type");
  if (said) return tones[said] ?? "info";
  return tag === "ASIDE" ? "info" : undefined;
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

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,2}$/.test(text) ? Number(text) : undefined;
}
