"use client";

import { useEffect } from "react";

/**
 * Keeps `--keyboard-inset` on <html> at the height that the on-screen keyboard covers, so that CSS can dock things above it.
 * Safari on iOS lays the keyboard over the page and tells of it by the visual viewport only.
 */
export function useKeyboardInset(): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (viewport === null) return undefined;
    const { style } = document.documentElement;
    const measure = (): void => {
      // A page zoomed in by hand has a small visual viewport, too; that is no keyboard.
      const covered = viewport.scale > 1 ? 0 : window.innerHeight - viewport.height - viewport.offsetTop;
      style.setProperty("--keyboard-inset", `${Math.max(0, Math.round(covered))}px`);
    };
    measure();
    viewport.addEventListener("resize", measure);
    viewport.addEventListener("scroll", measure);
    return () => {
      viewport.removeEventListener("resize", measure);
      viewport.removeEventListener("scroll", measure);
      style.removeProperty("--keyboard-inset");
    };
  }, []);
}
