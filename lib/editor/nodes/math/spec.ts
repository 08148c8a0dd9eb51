import type { NodeSpec } from "prosemirror-model";

/** A formula on a line of its own. `source` is TeX. */
export const mathBlockNode: NodeSpec = {
  group: "top cell",
  atom: true,
  selectable: true,
  attrs: { source: { default: "" }, id: { default: null } },
  toDOM: (node) => ["div", { "data-math": "block", contenteditable: "false" }, String(node.attrs.source)],
};

/** A formula in a line. `source` is TeX. */
export const mathInlineNode: NodeSpec = {
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  attrs: { source: { default: "" } },
  toDOM: (node) => ["span", { "data-math": "inline", contenteditable: "false" }, String(node.attrs.source)],
};
