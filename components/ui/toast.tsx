"use client";

import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import styles from "./toast.module.css";
import { ToastCard } from "./toast-card.tsx";
import type { ToastMessage } from "./toast-message.ts";

const ToastContext = createContext<((message: ToastMessage) => void) | null>(null);

/**
 * Holds the message of everything inside it. Mount it once, around the whole page.
 * Not Radix's toast: that one takes the Esc key away from an open dialog, and can't be clicked beside one.
 */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<(ToastMessage & { key: number }) | null>(null);
  const nextKey = useRef(0);

  const show = useCallback((message: ToastMessage) => {
    const key = nextKey.current++;
    // One at a time: an older one gives way, and with it an "Undo" that may no longer fit.
    setToast({ ...message, key });
  }, []);
  const close = useCallback(() => setToast(null), []);

  return (
    <ToastContext value={show}>
      {children}
      {/* There from the start: a live region that arrives together with its text is not read out everywhere. */}
      <div aria-live="polite" className={styles.viewport} data-toasts="">
        {toast !== null && <ToastCard key={toast.key} message={toast} onClose={close} />}
      </div>
    </ToastContext>
  );
}

/** The function that shows a toast. Throws outside a ToastProvider. */
export function useToast(): (message: ToastMessage) => void {
  const show = useContext(ToastContext);
  if (show === null) throw new Error("useToast needs a ToastProvider around it");
  return show;
}
