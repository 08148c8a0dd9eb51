import { Plugin } from "prosemirror-state";
import type { Texts } from "#lib/texts/texts.ts";
import type { LateInput } from "./late-input.ts";

/** What assistive technology and scripts know the body by (product.md). A viewer's is read-only, and still reached by Tab. */
export function editingSurface(editable: boolean, texts: Texts, input?: LateInput): Plugin {
  const mayType = () => editable || input?.taker !== undefined;
  return new Plugin({
    props: {
      editable: mayType,
      attributes: (): Record<string, string> => ({
        role: "textbox",
        "aria-label": texts("editor.body"),
        "aria-multiline": "true",
        ...(mayType() ? { spellcheck: "true" } : { "aria-readonly": "true", tabindex: "0" }),
      }),
    },
  });
}
