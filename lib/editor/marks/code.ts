import type { MarkSpec } from "prosemirror-model";

export const codeMark: MarkSpec = {
  code: true,
  parseDOM: [{ tag: "code" }],
  toDOM: () => ["code", { spellcheck: "false" }, 0],
};
