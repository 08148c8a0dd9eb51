import type { Node } from "prosemirror-model";
import { TextSelection } from "prosemirror-state";
import type { EditorHost } from "./editor-host.ts";

/** Where somebody was in a document, to be there again in the same document stored anew. */
export interface ReadingPlace {
  /** What was on the screen. */
  readonly content: Node;
  /** Positions in it. */
  readonly anchor: number;
  readonly head: number;
  /** The text, or a dialog that goes with it. */
  readonly isFocused: boolean;
  readonly scrollTop: number;
}

/** Undefined while there is no text on the screen. */
export function placeOf({ view }: EditorHost): ReadingPlace | undefined {
  if (view === undefined) return undefined;
  const { doc, selection } = view.state;
  return {
    content: doc,
    anchor: selection.anchor,
    head: selection.head,
    isFocused: view.hasFocus() || view.dom.ownerDocument.querySelector("[data-modal]:focus-within") !== null,
    scrollTop: window.scrollY,
  };
}

/** Puts caret and focus back. Others may have written meanwhile, so the caret may be some letters off, never outside. */
export function restorePlace({ view }: EditorHost, { anchor, head, isFocused }: ReadingPlace): void {
  if (view?.editable !== true) return;
  const { doc, tr } = view.state;
  const inside = (position: number) => doc.resolve(Math.min(position, doc.content.size));
  view.dispatch(tr.setSelection(TextSelection.between(inside(anchor), inside(head))));
  // Somebody may have gone elsewhere: the title, a dialog.
  const { activeElement, body } = view.dom.ownerDocument;
  if (isFocused && (activeElement === null || activeElement === body)) view.focus();
}
