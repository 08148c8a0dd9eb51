"use client";

import { useEffect, useState } from "react";
import type { EditorHost } from "../editor-host.ts";
import { blockAtHeight } from "./block-geometry.ts";

/** How far beside the text the mouse may be and still mean the block at its height: the place of the handle. */
const beside = 64;

/** The block of the page at the height of the mouse; undefined while somebody types, and for fingers. `pos` follows others' edits. */
export function useHoveredBlock(host: EditorHost, isHeld: boolean): number | undefined {
  const [pos, setPos] = useState<number>();
  useEffect(() => {
    if (isHeld) return undefined;
    let mouse: { x: number; y: number } | undefined;
    let frame = 0;
    const look = (): void => {
      const { view } = host;
      if (view === undefined || mouse === undefined) {
        setPos(undefined);
        return;
      }
      const { left, right, top, bottom } = view.dom.getBoundingClientRect();
      const isNear = mouse.x > left - beside && mouse.x < right + 8 && mouse.y > top - 8 && mouse.y < bottom;
      const block = isNear ? blockAtHeight(view, mouse.y) : undefined;
      // Between two blocks, and below the last, the last one stays.
      setPos((last) => (isNear ? (block?.pos ?? last) : undefined));
    };
    const lookSoon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    const move = ({ pointerType, clientX: x, clientY: y, buttons }: PointerEvent): void => {
      if (pointerType === "touch") return;
      // With a button down the mouse selects text, or drags something else.
      mouse = buttons === 0 ? { x, y } : undefined;
      lookSoon();
    };
    const away = (): void => {
      if (mouse === undefined) return;
      mouse = undefined;
      lookSoon();
    };
    const stop = host.subscribe(() => {
      if (mouse !== undefined) lookSoon();
    });
    const follow = (): void => {
      if (mouse !== undefined) lookSoon();
    };
    document.addEventListener("pointermove", move, { passive: true });
    document.documentElement.addEventListener("pointerleave", away);
    document.addEventListener("keydown", away, true);
    window.addEventListener("scroll", follow, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      stop();
      document.removeEventListener("pointermove", move);
      document.documentElement.removeEventListener("pointerleave", away);
      document.removeEventListener("keydown", away, true);
      window.removeEventListener("scroll", follow);
    };
  }, [host, isHeld]);
  return pos;
}
