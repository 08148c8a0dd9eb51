import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

/** Shows `text` in a document that holds one empty paragraph, as `data-placeholder` and class `is-empty` on the block. */
export function placeholder(text: string): Plugin {
  return new Plugin({
    props: {
      decorations: ({ doc }) => {
        const block = doc.firstChild;
        if (doc.childCount !== 1 || block?.type.name !== "block") return null;
        if (block.content.size > 0 || block.attrs.kind !== "paragraph") return null;
        const attrs = { class: "is-empty", "data-placeholder": text };
        return DecorationSet.create(doc, [Decoration.node(0, block.nodeSize, attrs)]);
      },
    },
  });
}
