"use client";

import { Slot } from "radix-ui";
import { type PointerEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import styles from "./tooltip.module.css";

interface TooltipProps {
  label: string;
  /** A keyboard shortcut as people read it, such as "Ctrl B". */
  shortcut?: string | undefined;
  side?: "top" | "bottom" | "left" | "right";
  /** One element that takes a ref: the thing explained. */
  children: ReactNode;
}

const waitMs = 500;
/** Going along a row of buttons, the next tip comes at once. */
const skipWaitMs = 300;
let lastShownAt = Number.NEGATIVE_INFINITY;

/**
 * Says what a control does, on hover and keyboard focus. Never the only place where something is said: the control carries its
 * name itself. Our own, and small: it stands on every page from the first paint (docs/decisions/0015-first-load.md).
 */
export function Tooltip({ label, shortcut, side = "bottom", children }: TooltipProps) {
  const [target, setTarget] = useState<Element>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const hide = () => {
    clearTimeout(timer.current);
    if (target !== undefined) lastShownAt = performance.now();
    setTarget(undefined);
  };
  const hover = ({ pointerType, currentTarget }: PointerEvent) => {
    // A finger has no hover; its tap would leave the tip standing.
    if (pointerType === "touch") return;
    clearTimeout(timer.current);
    const wait = performance.now() - lastShownAt < skipWaitMs ? 0 : waitMs;
    timer.current = setTimeout(() => setTarget(currentTarget), wait);
  };
  return (
    <>
      <Slot.Root
        onPointerEnter={hover}
        onPointerLeave={hide}
        onPointerDown={hide}
        onFocus={({ currentTarget }) => {
          if (currentTarget.matches(":focus-visible")) setTarget(currentTarget);
        }}
        onBlur={hide}
      >
        {children}
      </Slot.Root>
      {target !== undefined && (
        <Tip target={target} side={side} onDismiss={hide}>
          {label}
          {shortcut !== undefined && <kbd className={styles.shortcut}>{shortcut}</kbd>}
        </Tip>
      )}
    </>
  );
}

interface TipProps {
  target: Element;
  side: NonNullable<TooltipProps["side"]>;
  onDismiss: () => void;
  children: ReactNode;
}

const gap = 6;
const margin = 8;

function Tip({ target, side, onDismiss, children }: TipProps) {
  const tip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (tip.current === null) return;
    const [place, { width, height }] = [target.getBoundingClientRect(), tip.current.getBoundingClientRect()];
    const middle = { x: place.left + (place.width - width) / 2, y: place.top + (place.height - height) / 2 };
    const below = place.bottom + gap;
    const above = place.top - gap - height;
    const fits = below + height < window.innerHeight - margin;
    const x = side === "left" ? place.left - gap - width : side === "right" ? place.right + gap : middle.x;
    const y = side === "top" ? above : side === "bottom" ? (fits ? below : above) : middle.y;
    tip.current.style.left = `${Math.max(margin, Math.min(x, window.innerWidth - width - margin))}px`;
    tip.current.style.top = `${Math.max(margin, y)}px`;
  });
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key === "Escape") onDismiss();
    };
    // Scrolled away, it would point at something else.
    window.addEventListener("scroll", onDismiss, { capture: true, passive: true });
    document.addEventListener("keydown", key);
    return () => {
      window.removeEventListener("scroll", onDismiss, { capture: true });
      document.removeEventListener("keydown", key);
    };
  }, [onDismiss]);
  // The control says the same to assistive technology.
  return createPortal(
    <div ref={tip} className={styles.tip} aria-hidden="true">
      {children}
    </div>,
    document.body,
  );
}
