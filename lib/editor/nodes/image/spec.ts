import type { NodeSpec } from "prosemirror-model";

/** A picture between blocks. `src` is a blob of this document or an address; who draws it checks it. */
export const imageNode: NodeSpec = {
  group: "top cell",
  atom: true,
  selectable: true,
  draggable: true,
  attrs: {
    src: { default: "" },
    alt: { default: "" },
    title: { default: "" },
    width: { default: null },
    height: { default: null },
    id: { default: null },
  },
  toDOM: (node) => [
    "figure",
    { "data-image": String(node.attrs.src), contenteditable: "false" },
    String(node.attrs.alt),
  ],
};
