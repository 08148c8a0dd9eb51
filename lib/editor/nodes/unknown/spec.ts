import type { Node, NodeSpec } from "prosemirror-model";

/** True for a locked card, in a line or between blocks: it is moved and deleted as a whole, never changed. */
export function isUnknown(node: Node): boolean {
  return node.type.name === "unknown" || node.type.name === "unknown_inline";
}

/**
 * Locked cards: what a newer Quire (or another editor) wrote and this build cannot draw. `name` is what it called itself,
 * `payload` what the binding needs to write it back unharmed. Never typed, never parsed from HTML.
 */
export const unknownNode: NodeSpec = {
  group: "top cell",
  atom: true,
  selectable: true,
  draggable: false,
  attrs: { name: { default: "" }, payload: { default: null } },
  toDOM: (node) => [
    "div",
    { "data-unknown": String(node.attrs.name), class: "unknown-card", contenteditable: "false" },
    "This part was made with a newer version of Quire. It is kept as it is.",
  ],
};

export const unknownInlineNode: NodeSpec = {
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  attrs: { name: { default: "" }, payload: { default: null } },
  toDOM: (node) => [
    "span",
    { "data-unknown": String(node.attrs.name), class: "unknown-inline", contenteditable: "false" },
    "▯",
  ],
};
