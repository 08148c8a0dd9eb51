import type { DOMOutputSpec, NodeSpec } from "prosemirror-model";
import {
  type BlockAttrs,
  blockAligns,
  calloutTones,
  defaultBlockAttrs,
  isBlockKind,
  isListKind,
  maxIndent,
} from "../../schema/block-kinds.ts";

/**
 * The one text block. In the page it is a flat element with its kind as data; lists and quotes are drawn together by CSS.
 * The clipboard and exports go through serializers/, which nest.
 */
export const blockNode: NodeSpec = {
  group: "top cell",
  content: "inline*",
  marks: "_",
  attrs: Object.fromEntries(
    Object.entries(defaultBlockAttrs).map(([name, value]) => [name, { default: value }]),
  ),
  defining: true,
  // A line break inside a block is "\n" in its text: Shift-Enter, and every line of code.
  whitespace: "pre",
  parseDOM: [
    {
      tag: "[data-block]",
      preserveWhitespace: "full",
      getAttrs: (element) => {
        const { block, level, indent, checked, language, align, tone, id } = element.dataset;
        return toBlockAttrs({
          kind: block,
          level: Number(level ?? 1),
          indent: Number(indent ?? 0),
          checked: checked === "true",
          language,
          align,
          tone,
          id,
        });
      },
    },
  ],
  toDOM: (node) => toDomSpec(toBlockAttrs(node.attrs)),
};

/**
 * A list item is a list of one for assistive technology: `listitem` must stand in a `list`, and a flat page has no element
 * around neighbours. Its marker is drawn by CSS and read out with it; `aria-level` tells the depth, and which of
 * how many it is comes later (list-items.ts).
 */
function toDomSpec(attrs: BlockAttrs): DOMOutputSpec {
  const { kind, level, indent, checked, language, align, tone, id } = attrs;
  const shared = {
    "data-block": kind,
    ...(indent > 0 && { "data-indent": indent }),
    ...(align !== "" && kind !== "code" && { "data-align": align }),
    ...(id !== null && { "data-id": id }),
    dir: "auto",
  };
  if (isListKind(kind)) {
    const item = { role: "listitem", "aria-level": indent + 1 };
    if (kind !== "task") return ["div", { ...shared, role: "list" }, ["div", item, 0]];
    // Its name is in the language of the page: list-items.ts.
    const box = { role: "checkbox", "aria-checked": checked, tabindex: "0" };
    const checkbox: DOMOutputSpec = ["span", { ...box, class: "task-checkbox", contenteditable: "false" }];
    return [
      "div",
      { ...shared, role: "list", "data-checked": checked },
      ["div", item, checkbox, ["div", { class: "task-text" }, 0]],
    ];
  }
  if (kind === "heading") return [`h${level}`, { ...shared, "data-level": level }, 0];
  if (kind === "code") {
    return [
      "pre",
      {
        ...shared,
        // Heard in front of the code: what it is written in.
        ...(language !== "" && { "data-language": language, role: "group", "aria-label": language }),
        spellcheck: "false",
      },
      0,
    ];
  }
  if (kind === "quote") return ["blockquote", shared, 0];
  // Not <aside>: that is a landmark, and nobody wants to land in a remark.
  if (kind === "callout") return ["div", { ...shared, "data-tone": tone, role: "note" }, 0];
  return ["p", shared, 0];
}

/** Attributes of any origin (another client, a clipboard) as ones that this build can draw. */
export function toBlockAttrs(attrs: Readonly<Record<string, unknown>>): BlockAttrs {
  return {
    kind: isBlockKind(attrs.kind) ? attrs.kind : defaultBlockAttrs.kind,
    level: clampInteger(attrs.level, 1, 4),
    indent: clampInteger(attrs.indent, 0, maxIndent),
    checked: attrs.checked === true,
    language: typeof attrs.language === "string" ? attrs.language.slice(0, 40) : "",
    align: blockAligns.find((align) => align === attrs.align) ?? "",
    tone: calloutTones.find((tone) => tone === attrs.tone) ?? "info",
    id: typeof attrs.id === "string" && attrs.id !== "" ? attrs.id : null,
  };
}

function clampInteger(value: unknown, min: number, max: number): number {
  return typeof value === "number" && Number.isFinite(value)
    ? Math.min(max, Math.max(min, Math.round(value)))
    : min;
}
