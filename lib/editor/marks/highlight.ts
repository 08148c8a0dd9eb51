import type { MarkSpec } from "prosemirror-model";

/** Marked as with a felt pen. `color` is a name (schema/colors.ts); one that this build does not know is drawn as yellow. */
export const highlightMark: MarkSpec = {
  attrs: { color: { default: "yellow" } },
  parseDOM: [{ tag: "mark", getAttrs: ({ dataset }) => ({ color: dataset.color ?? "yellow" }) }],
  toDOM: (mark) => ["mark", { "data-color": String(mark.attrs.color) }, 0],
};
