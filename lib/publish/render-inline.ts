/** The text of a block as HTML: marks nested, addresses checked, nothing of who was mentioned but the name. */
import type { Fragment, Mark, Node } from "prosemirror-model";
import { dateText } from "../editor/nodes/date/day.ts";
import { safeHref } from "../editor/queries/safe-href.ts";
import { colorNames, highlightNames } from "../editor/schema/colors.ts";
import { escapeHtml, leaf, toHtml } from "./page-element.ts";
import type { SetPageMath } from "./set-math.ts";

export interface InlineOptions {
  setMath: SetPageMath;
  /** How dates are written. */
  locale: string;
}

/** The inline nodes of a block as HTML. */
export function renderInline(content: Fragment, options: InlineOptions): string {
  let html = "";
  let open: readonly Mark[] = [];
  content.forEach((node) => {
    const wanted = node.marks.filter(isDrawn);
    let shared = 0;
    while (shared < Math.min(open.length, wanted.length) && same(open[shared], wanted[shared])) shared++;
    html +=
      closing(open.slice(shared)) +
      wanted
        .slice(shared)
        .map((mark) => opening(mark, node))
        .join("");
    html += renderLeaf(node, options);
    open = wanted;
  });
  return html + closing(open);
}

function renderLeaf(node: Node, { setMath, locale }: InlineOptions): string {
  if (node.isText) return escapeHtml(node.text ?? "").replaceAll("\n", "<br>");
  if (node.type.name === "mention")
    return toHtml(leaf("span", { class: "mention" }, escapeHtml(`@${String(node.attrs.label)}`)));
  if (node.type.name === "math_inline") return setMath(String(node.attrs.source), false);
  if (node.type.name !== "date") return "";
  const day = String(node.attrs.day);
  return toHtml(leaf("time", { datetime: day }, escapeHtml(dateText(day, locale))));
}

/** Of marks by name: the tag, and attributes that hold nothing but what is known here. */
const tags: Readonly<Record<string, string>> = {
  link: "a",
  strong: "strong",
  em: "em",
  underline: "u",
  strike: "s",
  code: "code",
  highlight: "mark",
  color: "span",
  sub: "sub",
  sup: "sup",
};

function isDrawn(mark: Mark): boolean {
  return mark.type.name === "link" ? hrefOf(mark) !== undefined : mark.type.name in tags;
}

function hrefOf(mark: Mark): string | undefined {
  return safeHref(String(mark.attrs.href));
}

/** `node`: the first in it. */
function opening(mark: Mark, node: Node): string {
  const tag = tags[mark.type.name] ?? "span";
  if (tag === "a") {
    const href = hrefOf(mark);
    // On paper other links have their address behind them.
    return leaf("a", { href, rel: "noopener nofollow", class: href === node.text ? "bare" : undefined })
      .start;
  }
  const color: unknown = mark.attrs.color;
  if (tag === "mark") {
    const name = highlightNames.find((each) => each === color) ?? "yellow";
    return leaf("mark", { class: `m-${name}` }).start;
  }
  if (mark.type.name !== "color") return leaf(tag).start;
  const name = colorNames.find((each) => each === color);
  return leaf("span", { class: name && `c-${name}` }).start;
}

function closing(marks: readonly Mark[]): string {
  return marks
    .toReversed()
    .map((mark) => `</${tags[mark.type.name] ?? "span"}>`)
    .join("");
}

function same(one: Mark | undefined, other: Mark | undefined): boolean {
  return one !== undefined && other !== undefined && one.eq(other);
}
