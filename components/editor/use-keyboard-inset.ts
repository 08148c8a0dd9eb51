"use client";

import type { Command } from "prosemirror-state";
import { useEffect } from "react";
import type { EditorHost } from "./editor-host.ts";

/**
 * Keeps `--keyboard-inset` on <html> at the height that the on-screen keyboard covers, so that CSS can dock things above it,
 * and brings the caret out from under it.
 * Safari on iOS lays the keyboard over the page and tells of it by the visual viewport only.
 */
export function useKeyboardInset(host: EditorHost): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (viewport === null) return undefined;
    const { style } = document.documentElement;
    let inset = 0;
    const measure = (): void => {
      // A page zoomed in by hand has a small visual viewport, too; that is no keyboard.
      const covered = viewport.scale > 1 ? 0 : window.innerHeight - viewport.height - viewport.offsetTop;
      const before = inset;
      inset = Math.max(0, Math.round(covered));
      style.setProperty("--keyboard-inset", `${inset}px`);
      if (inset > before && host.view?.hasFocus() === true && !host.view.composing) host.tell(showCaret);
    };
    measure();
    viewport.addEventListener("resize", measure);
    viewport.addEventListener("scroll", measure);
    return () => {
      viewport.removeEventListener("resize", measure);
      viewport.removeEventListener("scroll", measure);
      style.removeProperty("--keyboard-inset");
    };
  }, [host]);
}

const showCaret: Command = (state, dispatch) => {
  dispatch?.(state.tr.scrollIntoView());
  return true;
};
