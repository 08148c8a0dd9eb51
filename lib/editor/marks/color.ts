import type { MarkSpec } from "prosemirror-model";

/** Letters in a colour. `color` is a name (schema/colors.ts); one that this build does not know is drawn as no colour. */
export const colorMark: MarkSpec = {
  attrs: { color: { default: "grey" } },
  parseDOM: [
    {
      tag: "span[data-text-color]",
      getAttrs: ({ dataset }) => ({ color: dataset.textColor ?? "grey" }),
    },
  ],
  toDOM: (mark) => ["span", { "data-text-color": String(mark.attrs.color) }, 0],
};
