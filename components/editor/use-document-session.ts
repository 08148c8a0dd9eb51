"use client";

import { useEffect, useState } from "react";
import type { DocumentEntry, Person } from "#lib/collab/service-api.ts";
import { type DocumentSession, openDocumentSession } from "./document-session.ts";

/**
 * The open document; undefined on the server and until the page is alive. What it opens is closed by the same effect, so
 * that React's double mounting leaves nothing behind. A new name does not reopen it: the server stamps names.
 */
export function useDocumentSession(
  document: DocumentEntry,
  person: Pick<Person, "id" | "name" | "color">,
  beforeIncoming: () => void,
): DocumentSession | undefined {
  const [session, setSession] = useState<DocumentSession>();
  const [opening] = useState({ document, person, beforeIncoming });
  useEffect(() => {
    const opened = openDocumentSession(opening.document, opening.person, opening.beforeIncoming);
    // oxlint-disable-next-line react/set-state-in-effect -- a socket is opened by an effect and by nothing else.
    setSession(opened);
    return () => {
      setSession(undefined);
      opened.close();
    };
  }, [opening]);
  return session;
}
