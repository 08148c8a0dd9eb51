import type { EditorView } from "prosemirror-view";
import { drawInStretches } from "#lib/editor/stretches/draw-in-stretches.ts";
import type { EditorHost } from "./editor-host.ts";

/** In shorter ones a letter costs a millisecond more without, at most. */
const longDocument = 1_000;

/** Draws the document of a new view in stretches (lib/editor/stretches) as soon as it is long. Answers the way to stop. */
export function drawLong(host: EditorHost, view: EditorView): () => void {
  const draw = (from: "new" | "flat"): void => {
    // A word that is being composed stays where it is.
    if (host.drawing.current === undefined && isLong(view) && !view.composing)
      host.setDrawing(drawInStretches(view, from));
  };
  draw("new");
  const stop = host.subscribe(() => draw("flat"));
  return () => {
    stop();
    host.drawing.current?.stop();
    host.setDrawing(undefined);
  };
}

/**
 * Chromium on a desk: there it is tried that carets, selections, input methods and assistive technology do not notice. A phone's
 * keyboard has the browser split blocks by itself, and what it makes would have no stretch for a moment.
 */
function isLong({ state }: EditorView): boolean {
  if (state.doc.childCount < longDocument) return false;
  const { userAgent } = navigator;
  return /Chrome\/\d/.test(userAgent) && !/\b(Android|Mobile)\b/.test(userAgent);
}
