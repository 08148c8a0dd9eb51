import type { NodeSpec } from "prosemirror-model";

export const dividerNode: NodeSpec = {
  group: "top",
  atom: true,
  selectable: true,
  attrs: { id: { default: null } },
  parseDOM: [{ tag: "hr" }],
  toDOM: () => ["hr"],
};
