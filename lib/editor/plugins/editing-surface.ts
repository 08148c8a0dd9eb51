import { Plugin } from "prosemirror-state";

/** What assistive technology and scripts know the body by (product.md). A viewer's is read-only, and still reached by Tab. */
export function editingSurface(editable: boolean): Plugin {
  return new Plugin({
    props: {
      editable: () => editable,
      attributes: {
        role: "textbox",
        "aria-label": "Document body",
        "aria-multiline": "true",
        ...(editable ? { spellcheck: "true" } : { "aria-readonly": "true", tabindex: "0" }),
      },
    },
  });
}
