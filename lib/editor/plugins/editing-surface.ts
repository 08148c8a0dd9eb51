import { Plugin } from "prosemirror-state";
import type { Texts } from "#lib/texts/texts.ts";

/** What assistive technology and scripts know the body by (product.md). A viewer's is read-only, and still reached by Tab. */
export function editingSurface(editable: boolean, texts: Texts): Plugin {
  return new Plugin({
    props: {
      editable: () => editable,
      attributes: {
        role: "textbox",
        "aria-label": texts("editor.body"),
        "aria-multiline": "true",
        ...(editable ? { spellcheck: "true" } : { "aria-readonly": "true", tabindex: "0" }),
      },
    },
  });
}
