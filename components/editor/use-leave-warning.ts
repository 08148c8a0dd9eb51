"use client";

import { useEffect } from "react";
import { pendingChanges } from "#lib/collab/save-ledger.ts";
import { hasUploads } from "#lib/editor/pictures/picture-uploads.ts";
import type { DocumentSession } from "./document-session.ts";
import type { EditorHost } from "./editor-host.ts";

/** Asks before the page is left while something is not saved. `handled`: what was typed is already in a safe place. */
export function useLeaveWarning(
  session: DocumentSession | undefined,
  host: EditorHost,
  handled: boolean,
): void {
  useEffect(() => {
    if (session === undefined || handled) return undefined;
    const ask = (event: BeforeUnloadEvent): void => {
      const isSending = host.state !== undefined && hasUploads(host.state);
      if (isSending || pendingChanges(session.connection.snapshot().ledger) > 0) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [session, host, handled]);
}
