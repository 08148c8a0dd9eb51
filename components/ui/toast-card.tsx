"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import styles from "./toast.module.css";
import type { ToastMessage } from "./toast-message.ts";

/** Long enough to read it, reach the button by keyboard and press it. */
const shownForMs = 8_000;

interface ToastCardProps {
  message: ToastMessage;
  onClose: () => void;
}

/** One message: stays while the pointer or the focus is on it. F8 leads to it from anywhere, Esc back. */
export function ToastCard({ message, onClose }: ToastCardProps) {
  const texts = useTexts();
  const [held, setHeld] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<Element | null>(null);

  const close = () => {
    onClose();
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  };
  const closeInTime = useEffectEvent(close);

  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(closeInTime, shownForMs);
    return () => clearTimeout(timer);
  }, [held]);

  useEffect(() => {
    const jumpHere = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "F8" || card.current === null) return;
      event.preventDefault();
      cameFrom.current = document.activeElement;
      card.current.querySelector("button")?.focus();
    };
    document.addEventListener("keydown", jumpHere);
    return () => document.removeEventListener("keydown", jumpHere);
  }, []);

  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };

  const { text, tone, action } = message;
  return (
    // The handlers only notice that somebody is busy here; everything to operate is a button inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={card}
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onKeyDown={keyDown}
    >
      <span className={classNames(styles.text, tone === "danger" && styles.danger)}>{text}</span>
      {action !== undefined && (
        <Button
          size="sm"
          variant="ghost"
          className={styles.action}
          onClick={() => {
            close();
            action.onSelect();
          }}
        >
          {action.label}
        </Button>
      )}
      <button type="button" className={styles.close} aria-label={texts("ui.dismiss")} onClick={close}>
        <X aria-hidden="true" />
      </button>
    </div>
  );
}
