"use client";

import type { ReactNode } from "react";
import { ToastProvider } from "./toast.tsx";

/** What primitives need around them once per page: the place for toasts. */
export function UiProvider({ children }: { children: ReactNode }) {
  return <ToastProvider>{children}</ToastProvider>;
}
