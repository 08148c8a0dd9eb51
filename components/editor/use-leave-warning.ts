"use client";

import { useEffect } from "react";
import { pendingChanges } from "#lib/collab/save-ledger.ts";
import type { DocumentSession } from "./document-session.ts";

/** Asks before the page is left while something is not saved. `handled`: what was typed is already in a safe place. */
export function useLeaveWarning(session: DocumentSession | undefined, handled: boolean): void {
  useEffect(() => {
    if (session === undefined || handled) return undefined;
    const ask = (event: BeforeUnloadEvent): void => {
      if (pendingChanges(session.connection.snapshot().ledger) > 0) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [session, handled]);
}
