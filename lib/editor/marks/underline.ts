import type { MarkSpec } from "prosemirror-model";

export const underlineMark: MarkSpec = {
  parseDOM: [
    { tag: "u" },
    { style: "text-decoration=underline" },
    { style: "text-decoration-line=underline" },
  ],
  toDOM: () => ["u", 0],
};
