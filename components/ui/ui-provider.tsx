"use client";

import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { ToastProvider } from "./toast.tsx";

/** What primitives need around them once per page: tooltip timing and the place for toasts. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <Tooltip.Provider delayDuration={500} skipDelayDuration={300}>
      <ToastProvider>{children}</ToastProvider>
    </Tooltip.Provider>
  );
}
