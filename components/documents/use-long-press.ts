"use client";

import { type MouseEvent, type PointerEvent, useEffect, useRef } from "react";

const longMs = 450;
/** A finger never lies quite still. */
const slackPx = 10;

/** Handlers for a finger that stays: `onLong` is called once, and the click that follows does nothing. */
export function useLongPress(onLong: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const start = useRef<{ x: number; y: number }>(undefined);
  const wasLong = useRef(false);
  const end = () => {
    clearTimeout(timer.current);
    start.current = undefined;
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    onPointerDown({ pointerType, clientX, clientY }: PointerEvent) {
      end();
      wasLong.current = false;
      if (pointerType !== "touch") return;
      start.current = { x: clientX, y: clientY };
      timer.current = setTimeout(() => {
        wasLong.current = true;
        onLong();
      }, longMs);
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      const from = start.current;
      if (from !== undefined && Math.hypot(clientX - from.x, clientY - from.y) > slackPx) end();
    },
    onPointerUp: end,
    // The browser took the finger for a scroll.
    onPointerCancel: end,
    onContextMenu(event: MouseEvent) {
      if (wasLong.current || start.current !== undefined) event.preventDefault();
    },
    onClickCapture(event: MouseEvent) {
      if (!wasLong.current) return;
      wasLong.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
