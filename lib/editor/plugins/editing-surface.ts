import { Plugin } from "prosemirror-state";
import type { Texts } from "#lib/texts/texts.ts";
import type { LateInput } from "./late-input.ts";

/** What assistive technology and scripts know the body by (product.md). A viewer's is read-only, and still reached by Tab. */
export function editingSurface(editable: boolean, texts: Texts, input?: LateInput): Plugin {
  const mayType = () => editable || input?.taker !== undefined;
  const label = { role: "textbox", "aria-label": texts("editor.body"), "aria-multiline": "true" };
  const ofWriter: Record<string, string> = { ...label, spellcheck: "true" };
  const ofReader: Record<string, string> = { ...label, "aria-readonly": "true", tabindex: "0" };
  return new Plugin({
    props: {
      editable: mayType,
      attributes: () => (mayType() ? ofWriter : ofReader),
    },
  });
}
