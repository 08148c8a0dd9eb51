"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";
import type { EditorHost } from "../editor-host.ts";
import { hearMoves } from "../hear-moves.ts";

/** Where something stands in the window, or undefined where it has no place. */
export type Placing = (element: HTMLElement) => { left: number; top: number } | undefined;

/**
 * Keeps something that floats over the page at its place while the text changes and the page moves. It stands in the page and not in
 * the window, so that it scrolls with the text; what has no place is there, but cannot be seen. Answers the ref that it goes by.
 */
export function usePlaceOnPage(host: EditorHost, placing: Placing): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    let frame = 0;
    const place = (): void => {
      const { current } = element;
      if (current === null) return;
      // Asked first: where there is no place, nothing is measured with every key.
      const at = placing(current);
      current.dataset["placed"] = String(at !== undefined);
      const page = at && (current.offsetParent ?? current.closest("main"))?.getBoundingClientRect();
      if (at === undefined || page === undefined) return;
      current.style.left = `${Math.round(at.left - page.left)}px`;
      current.style.top = `${Math.round(at.top - page.top)}px`;
    };
    const placeSoon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(place);
    };
    place();
    const stops = [host.subscribe(placeSoon), hearMoves(placeSoon)];
    return () => {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
    };
  }, [host, placing]);
  return element;
}
