"use client";

import type { EditorView } from "prosemirror-view";
import { useEffect } from "react";
import type { drawInStretches } from "#lib/editor/stretches/draw-in-stretches.ts";
import type { EditorHost } from "../editor-host.ts";

/** In shorter ones a letter costs a millisecond more without, at most. */
const longDocument = 1_000;

/** Draws a long document in stretches (lib/editor/stretches); what does it is fetched for such a document only. */
export function useStretches(host: EditorHost): void {
  useEffect(() => {
    let draw: typeof drawInStretches | undefined;
    let isComing = false;
    let drawn: EditorView | undefined;
    const stopDrawing = (): void => {
      host.drawing.current?.stop();
      host.setDrawing(undefined);
      drawn = undefined;
    };
    const look = (): void => {
      const { view } = host;
      if (drawn !== undefined && view !== drawn) stopDrawing();
      if (view === undefined || drawn !== undefined || !isLong(view)) return;
      if (draw === undefined) come();
      // A word that is being composed stays where it is.
      else if (!view.composing) {
        host.setDrawing(draw(view));
        drawn = view;
      }
    };
    const come = (): void => {
      if (isComing) return;
      isComing = true;
      import("#lib/editor/stretches/draw-in-stretches.ts").then(
        (late) => {
          draw = late.drawInStretches;
          if (isWanted) look();
          return undefined;
        },
        // Without it everything is there, only slower.
        () => undefined,
      );
    };
    let isWanted = true;
    look();
    const stop = host.subscribe(look);
    return () => {
      isWanted = false;
      stop();
      stopDrawing();
    };
  }, [host]);
}

/**
 * Chromium on a desk: there it is tried that carets, selections, input methods and assistive technology do not notice. A phone's
 * keyboard has the browser split blocks by itself, and what it makes would have no stretch for a moment.
 */
function isLong({ state }: EditorView): boolean {
  const { userAgent } = navigator;
  const isTried = /Chrome\/\d/.test(userAgent) && !/\b(Android|Mobile)\b/.test(userAgent);
  return isTried && state.doc.childCount >= longDocument;
}
