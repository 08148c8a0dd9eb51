"use client";

import { useSyncExternalStore } from "react";
import type { EditorHost } from "../editor-host.ts";
import { hearMoves } from "../hear-moves.ts";

/** Where the node in front of which `pos` is stands in the window, while there is one that can be seen. */
export function useBlockPlace(
  host: EditorHost,
  pos: number | undefined,
): { top: number; right: number; bottom: number; left: number } | undefined {
  const measure = (): string => {
    const element = pos === undefined ? null : host.view?.nodeDOM(pos);
    if (!(element instanceof HTMLElement)) return "";
    const { top, right, bottom, left } = element.getBoundingClientRect();
    return [top, right, bottom, left].map(Math.round).join(" ");
  };
  const hear = (listener: () => void): (() => void) => {
    const stops = [host.subscribe(listener), hearMoves(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  };
  // As text, so that a place that did not change is the same one.
  const [top, right, bottom, left] = useSyncExternalStore(hear, measure, () => "")
    .split(" ")
    .map(Number);
  if (top === undefined || right === undefined || bottom === undefined || left === undefined)
    return undefined;
  return { top, right, bottom, left };
}
