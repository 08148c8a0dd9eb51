import type { NodeSpec } from "prosemirror-model";

export const dividerNode: NodeSpec = {
  group: "top cell",
  atom: true,
  selectable: true,
  attrs: { id: { default: null } },
  parseDOM: [{ tag: "hr", getAttrs: ({ id }) => ({ id: id === "" ? null : id }) }],
  toDOM: () => ["hr"],
};
