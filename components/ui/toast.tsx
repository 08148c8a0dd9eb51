"use client";

import { X } from "lucide-react";
import { Toast as Primitive } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import { Button } from "./button.tsx";
import styles from "./toast.module.css";

/** A short message that goes by itself, with at most one way to act on it. */
export interface ToastMessage {
  text: string;
  tone?: "plain" | "danger";
  action?: { label: string; onSelect: () => void };
}

interface ShownToast extends ToastMessage {
  key: number;
}

const ToastContext = createContext<((message: ToastMessage) => void) | null>(null);

/** Long enough to read it, reach the button by keyboard (F8 jumps there) and press it. */
const shownForMs = 8_000;

/** Holds the toasts of everything inside it. Mount it once, around the whole page. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<ShownToast | null>(null);
  const nextKey = useRef(0);

  const show = useCallback((message: ToastMessage) => {
    const key = nextKey.current++;
    // One at a time: an older one gives way, and with it an "Undo" that may no longer fit.
    setToast({ ...message, key });
  }, []);
  const close = (key: number) => setToast((shown) => (shown?.key === key ? null : shown));

  return (
    <ToastContext value={show}>
      <Primitive.Provider duration={shownForMs} swipeDirection="down" label="Message">
        {children}
        {toast !== null && (
          <Primitive.Root
            key={toast.key}
            className={styles.toast}
            onOpenChange={(open) => {
              if (!open) close(toast.key);
            }}
          >
            <Primitive.Description className={toast.tone === "danger" ? styles.danger : styles.text}>
              {toast.text}
            </Primitive.Description>
            {toast.action !== undefined && (
              <Primitive.Action altText={toast.action.label} asChild>
                <Button size="sm" variant="ghost" className={styles.action} onClick={toast.action.onSelect}>
                  {toast.action.label}
                </Button>
              </Primitive.Action>
            )}
            <Primitive.Close className={styles.close} aria-label="Dismiss">
              <X aria-hidden="true" />
            </Primitive.Close>
          </Primitive.Root>
        )}
        <Primitive.Viewport className={styles.viewport} label="Messages ({hotkey})" />
      </Primitive.Provider>
    </ToastContext>
  );
}

/** The function that shows a toast. Throws outside a ToastProvider. */
export function useToast(): (message: ToastMessage) => void {
  const show = useContext(ToastContext);
  if (show === null) throw new Error("useToast needs a ToastProvider around it");
  return show;
}
