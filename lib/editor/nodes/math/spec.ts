import type { NodeSpec } from "prosemirror-model";

/** A formula on a line of its own. `source` is TeX. */
export const mathBlockNode: NodeSpec = {
  group: "top cell",
  atom: true,
  selectable: true,
  attrs: { source: { default: "" }, id: { default: null } },
  leafText: (node) => `$$${String(node.attrs.source)}$$`,
  parseDOM: [
    {
      tag: '[data-math="block"]',
      getAttrs: ({ id, textContent }) => ({
        id: id === "" ? null : id,
        source: (textContent ?? "").slice(0, longestSource),
      }),
    },
  ],
  toDOM: (node) => ["div", { "data-math": "block", contenteditable: "false" }, String(node.attrs.source)],
};

/** A formula in a line. `source` is TeX. */
export const mathInlineNode: NodeSpec = {
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  attrs: { source: { default: "" } },
  leafText: (node) => `$${String(node.attrs.source)}$`,
  parseDOM: [
    {
      tag: '[data-math="inline"]',
      getAttrs: ({ textContent }) => ({ source: (textContent ?? "").slice(0, longestSource) }),
    },
  ],
  toDOM: (node) => ["span", { "data-math": "inline", contenteditable: "false" }, String(node.attrs.source)],
};

/** Characters of TeX. What is longer is no formula, and would stall the page. */
export const longestSource = 5_000;
