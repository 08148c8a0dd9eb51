"use client";

import type { Node } from "prosemirror-model";
import { useEffect, useState } from "react";
import { createKeptChangesStore, deviceStorage } from "#lib/collab/kept-changes.ts";
import { isSettled } from "#lib/collab/save-ledger.ts";
import type { DocumentSession } from "./document-session.ts";
import type { EditorHost } from "./editor-host.ts";
import { type RescuedChanges, rescueChanges } from "./rescue.ts";

/** What this tab could not send, put aside in the moment it freezes. Undefined while it works, or when all was saved. */
export function useRescue(
  session: DocumentSession | undefined,
  host: EditorHost,
  personId: string,
  documentId: string,
): RescuedChanges | undefined {
  const [rescued, setRescued] = useState<RescuedChanges>();
  useEffect(() => {
    if (session === undefined) return undefined;
    const { connection } = session;
    // A document never changes in place: remembering the last saved one costs a reference.
    let saved: Node | undefined;
    let isDone = false;
    return connection.subscribe(() => {
      const snapshot = connection.snapshot();
      if (isSettled(snapshot.ledger)) saved = host.state?.doc;
      if (snapshot.frozen === undefined || isDone) return;
      isDone = true;
      const store = createKeptChangesStore(deviceStorage(), personId, documentId);
      setRescued(rescueChanges(session, store, saved, host.state?.doc));
    });
  }, [session, host, personId, documentId]);
  return rescued;
}
