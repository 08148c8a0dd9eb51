import type { NodeSpec } from "prosemirror-model";

/** A person named in a line. `label` is what is shown if the person is not known any more. */
export const mentionNode: NodeSpec = {
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  attrs: { person: { default: "" }, label: { default: "" } },
  leafText: (node) => `@${String(node.attrs.label)}`,
  parseDOM: [
    {
      tag: "span[data-mention]",
      getAttrs: ({ dataset, textContent }) => ({
        person: dataset.mention ?? "",
        label: (textContent ?? "").replace(/^@/, "").slice(0, 100),
      }),
    },
  ],
  toDOM: (node) => [
    "span",
    { "data-mention": String(node.attrs.person), contenteditable: "false" },
    `@${String(node.attrs.label)}`,
  ],
};
