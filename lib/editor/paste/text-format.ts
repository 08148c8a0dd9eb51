/** How text looks, read from tags and styles of any page; written as the few elements that the schema's marks know. */
import { highlightNames } from "../schema/colors.ts";
import { colorNameOf, highlightNameOf } from "./palette-of-color.ts";
import type { PasteSource } from "./paste-source.ts";
import { pastedAddress } from "./pasted-address.ts";
import type { Style } from "./read-styles.ts";

export interface TextFormat {
  readonly href?: string | undefined;
  readonly strong?: boolean;
  readonly em?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly code?: boolean;
  readonly sub?: boolean;
  readonly sup?: boolean;
  readonly highlight?: string | undefined;
  readonly color?: string | undefined;
}

export const plainText: TextFormat = {};

const byTag: Readonly<Record<string, TextFormat>> = {
  B: { strong: true },
  STRONG: { strong: true },
  DT: { strong: true },
  I: { em: true },
  EM: { em: true },
  CITE: { em: true },
  DFN: { em: true },
  VAR: { em: true },
  U: { underline: true },
  INS: { underline: true },
  S: { strike: true },
  DEL: { strike: true },
  STRIKE: { strike: true },
  CODE: { code: true },
  KBD: { code: true },
  SAMP: { code: true },
  TT: { code: true },
  SUB: { sub: true },
  SUP: { sup: true },
};

/** The format inside an element. Answers `outer` itself where nothing changes. */
export function formatInside(
  element: Element,
  style: Style,
  outer: TextFormat,
  source: PasteSource,
): TextFormat {
  const tag = element.tagName.toUpperCase();
  const told: TextFormat = {
    ...byTag[tag],
    ...(tag === "FONT" && isMonospace((element.getAttribute("face") ?? "").toLowerCase()) && { code: true }),
    ...fromStyle(style),
    ...colorsOf(element, tag, style, source),
    ...(tag === "A" && linkOf(element, source)),
  };
  return Object.keys(told).length === 0 ? outer : { ...outer, ...told };
}

function linkOf(element: Element, source: PasteSource): TextFormat {
  const href = element.getAttribute("href") ?? "";
  return { href: source === "quire" && href !== "#" ? href : pastedAddress(href) };
}

function fromStyle(style: Style): TextFormat {
  if (style.size === 0) return plainText;
  const read = (name: string): string => style.get(name)?.toLowerCase() ?? "";
  const font = read("font");
  const weight = read("font-weight") || (/\bbold\b/.test(font) ? "bold" : "");
  const lines = `${read("text-decoration")} ${read("text-decoration-line")}`;
  const slant = read("font-style") || (/\bitalic\b/.test(font) ? "italic" : "");
  const height = read("vertical-align");
  return {
    ...(/^(bold(er)?|[6-9]\d\d)$/.test(weight) && { strong: true }),
    ...(/^(normal|lighter|[1-4]\d\d)$/.test(weight) && { strong: false }),
    ...(/^(italic|oblique)/.test(slant) && { em: true }),
    ...(slant === "normal" && { em: false }),
    ...(lines.includes("underline") && { underline: true }),
    ...(lines.includes("line-through") && { strike: true }),
    ...(height === "sub" && { sub: true }),
    ...(height === "super" && { sup: true }),
    ...(isMonospace(read("font-family")) && { code: true }),
  };
}

function isMonospace(family: string): boolean {
  return /^["']?(monospace|ui-monospace|courier|consolas|menlo|monaco|sfmono|sf mono|roboto mono|source code|fira code|cascadia|jetbrains mono|liberation mono|dejavu sans mono)/.test(
    family,
  );
}

function colorsOf(element: Element, tag: string, style: Style, source: PasteSource): TextFormat {
  const own = element.getAttribute("data-text-color");
  if (own !== null && tag === "SPAN") return { color: own };
  if (tag === "MARK") return { highlight: markColor(element, style, source) };
  if (!mayColor.has(tag)) return plainText;
  // In a page grey is how the page looks; in a letter somebody chose it.
  const greys = source === "google-docs" || source === "office";
  const letters = style.get("color") ?? (tag === "FONT" ? element.getAttribute("color") : undefined);
  const behind =
    tag === "TD"
      ? undefined
      : (style.get("background-color") ?? style.get("mso-highlight") ?? style.get("background"));
  // The letters of every answer that Outlook writes.
  const isChosen = letters !== undefined && letters !== null && !/^#1f497d$/i.test(letters);
  const color = isChosen ? colorNameOf(letters, greys) : undefined;
  const highlight = behind ? highlightNameOf(behind, greys) : undefined;
  return { ...(color && { color }), ...(highlight && { highlight }) };
}

/** Blocks of pages have colours as decoration; letters in a line and cells of a spreadsheet get theirs from somebody. */
const mayColor = new Set(["SPAN", "FONT", "A", "TD"]);

function markColor(element: Element, style: Style, source: PasteSource): string {
  const name = element.getAttribute("data-color") ?? "";
  if (source === "quire" || highlightNames.some((known) => known === name)) return name || "yellow";
  return highlightNameOf(style.get("background-color") ?? name, true) ?? "yellow";
}

/** The elements for a format, outermost first: tag and attributes. Inside a link its own underline and colour are not said again. */
export function elementsOf(format: TextFormat): [string, Record<string, string>][] {
  const { href } = format;
  const isLink = href !== undefined;
  return [
    ...(isLink ? [["a", { href }] satisfies [string, Record<string, string>]] : []),
    ...simple(format.strong, "strong"),
    ...simple(format.em, "em"),
    ...simple(format.underline, "u"),
    ...simple(format.strike, "s"),
    ...simple(format.code, "code"),
    ...simple(format.highlight !== undefined, "mark", { "data-color": format.highlight ?? "" }),
    ...simple(format.color !== undefined, "span", { "data-text-color": format.color ?? "" }),
    ...simple(format.sub, "sub"),
    ...simple(format.sup, "sup"),
  ];
}

/** Looks that only say "this is a link" (code, a heading) where that is said already. */
export function withoutPageLook(format: TextFormat, kind: string): TextFormat {
  const { href, code, underline, color, highlight } = format;
  if (underline === undefined && color === undefined && highlight === undefined) return format;
  if (href !== undefined) return { ...format, underline: false, color: undefined };
  if (code === true) return { ...format, color: undefined, highlight: undefined };
  return kind === "heading" ? { ...format, color: undefined } : format;
}

function simple(
  on: boolean | undefined,
  tag: string,
  attributes: Record<string, string> = {},
): [string, Record<string, string>][] {
  return on === true ? [[tag, attributes]] : [];
}
