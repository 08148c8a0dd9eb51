"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether keys are shown with a Mac's signs. False on the server, and so in the first paint. */
export function useIsMac(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  );
}
