import { TextSelection } from "prosemirror-state";
import { openFoldsAround } from "#lib/editor/fold/fold-commands.ts";
import { outlineOf } from "#lib/editor/queries/outline.ts";
import type { EditorHost } from "../editor-host.ts";
import { headBottom } from "./head-bottom.ts";

/** Between the bars at the top and the heading. */
const air = 32;

/** Puts the caret at the start of the document's nth heading, and the heading to the top of the window. */
export function goToSection(host: EditorHost, index: number): void {
  const { view } = host;
  if (view === undefined) return;
  const position = outlineOf(view.state.doc).positions[index];
  if (position === undefined) return;
  host.tell(openFoldsAround(position));
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(TextSelection.create(doc, position + 1)));
  // Who may only read has no caret, and stays in the outline.
  if (view.editable) view.focus();
  const heading = view.nodeDOM(position);
  if (!(heading instanceof Element)) return;
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  window.scrollBy({
    top: heading.getBoundingClientRect().top - headBottom() - air,
    behavior: isCalm ? "instant" : "smooth",
  });
}
