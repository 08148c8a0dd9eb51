"use client";

import { useEffect, useRef, useState } from "react";
import type { DocumentSnapshot } from "#lib/collab/document-connection.ts";
import { pendingChanges } from "#lib/collab/save-ledger.ts";
import type { DocumentEntry } from "#lib/collab/service-api.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import type { DocumentSession } from "./document-session.ts";
import type { EditorHost } from "./editor-host.ts";
import { placeOf, type ReadingPlace } from "./reading-place.ts";
import { useConnection } from "./use-connection.ts";

/** The document was replaced, and everything that was typed here is in the new one. */
function leavesNothingBehind({ frozen, ledger }: DocumentSnapshot): boolean {
  return frozen === "otherIncarnation" && pendingChanges(ledger) === 0;
}

/**
 * Goes on in the document's new incarnation when nothing of this tab would be lost: `onReplaced` hears of it, and of where the
 * reader was. True while that is under way, and there is nothing to tell; false otherwise, also when it did not work.
 */
export function useNextIncarnation(
  session: DocumentSession | undefined,
  host: EditorHost,
  entry: DocumentEntry,
  onReplaced: (entry: DocumentEntry, place: ReadingPlace | undefined) => void,
): boolean {
  const connection = session?.connection;
  const maySwitch = useConnection(connection, leavesNothingBehind, false);
  const [failed, setFailed] = useState(false);
  const place = useRef<ReadingPlace>(undefined);

  // In the moment of freezing: what is drawn after it has neither caret nor focus.
  useEffect(
    () =>
      connection?.subscribe(() => {
        if (place.current === undefined && leavesNothingBehind(connection.snapshot()))
          place.current = placeOf(host);
      }),
    [connection, host],
  );

  useEffect(() => {
    if (!maySwitch) return undefined;
    let isOver = false;
    const switchOver = async (): Promise<void> => {
      try {
        const found = await webApi.document(entry.id);
        if (isOver) return;
        if (found.incarnation === entry.incarnation) setFailed(true);
        else onReplaced(found, place.current);
      } catch {
        // The page says what happened, and offers to try again by reloading.
        if (!isOver) setFailed(true);
      }
    };
    // oxlint-disable-next-line no-void -- `switchOver` handles its own failures.
    void switchOver();
    return () => {
      isOver = true;
    };
  }, [maySwitch, entry, onReplaced]);

  return maySwitch && !failed;
}
