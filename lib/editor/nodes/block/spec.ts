import type { NodeSpec } from "prosemirror-model";
import { type BlockAttrs, defaultBlockAttrs, isBlockKind, maxIndent } from "../../schema/block-kinds.ts";

/**
 * The one text block. In the page it is a flat element with its kind as data; lists and quotes are drawn together by CSS.
 * The clipboard and exports go through serializers/, which nest.
 */
export const blockNode: NodeSpec = {
  group: "top",
  content: "inline*",
  marks: "_",
  attrs: Object.fromEntries(
    Object.entries(defaultBlockAttrs).map(([name, value]) => [name, { default: value }]),
  ),
  defining: true,
  parseDOM: [
    {
      tag: "[data-block]",
      preserveWhitespace: "full",
      getAttrs: (element) => {
        const { block, level, indent, checked, language, id } = element.dataset;
        return toBlockAttrs({
          kind: block,
          level: Number(level ?? 1),
          indent: Number(indent ?? 0),
          checked: checked === "true",
          language,
          id,
        });
      },
    },
  ],
  toDOM: (node) => {
    const { kind, level, indent, checked, language, id } = toBlockAttrs(node.attrs);
    const tag = kind === "heading" ? `h${level}` : kind === "code" ? "pre" : "div";
    return [
      tag,
      {
        "data-block": kind,
        ...(kind === "heading" && { "data-level": level }),
        ...(indent > 0 && { "data-indent": indent }),
        ...(kind === "task" && { "data-checked": checked }),
        ...(kind === "code" && language !== "" && { "data-language": language }),
        ...(id !== null && { "data-id": id }),
        dir: "auto",
      },
      0,
    ];
  },
};

/** Attributes of any origin (another client, a clipboard) as ones that this build can draw. */
export function toBlockAttrs(attrs: Readonly<Record<string, unknown>>): BlockAttrs {
  return {
    kind: isBlockKind(attrs.kind) ? attrs.kind : defaultBlockAttrs.kind,
    level: clampInteger(attrs.level, 1, 4),
    indent: clampInteger(attrs.indent, 0, maxIndent),
    checked: attrs.checked === true,
    language: typeof attrs.language === "string" ? attrs.language.slice(0, 40) : "",
    id: typeof attrs.id === "string" && attrs.id !== "" ? attrs.id : null,
  };
}

function clampInteger(value: unknown, min: number, max: number): number {
  return typeof value === "number" && Number.isFinite(value)
    ? Math.min(max, Math.max(min, Math.round(value)))
    : min;
}
