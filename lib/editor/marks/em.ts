import type { MarkSpec } from "prosemirror-model";

export const emMark: MarkSpec = {
  parseDOM: [{ tag: "em" }, { tag: "i" }, { style: "font-style=italic" }],
  toDOM: () => ["em", 0],
};
