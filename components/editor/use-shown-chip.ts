"use client";

import { useEffect, useState } from "react";
import type { DocumentConnection, DocumentSnapshot } from "#lib/collab/document-connection.ts";
import type { SaveChip } from "#lib/collab/save-ledger.ts";

/** While somebody types, each letter is pending and saved in turn: "Saved" is said once it has held for so long. */
const calmMs = 400;

/**
 * What the chip says: what is true, and "Saving…" a moment longer. Never the other way round: everything but "Saved" is said at
 * once. A chip that flickered between the two twenty times a second was as much work for the browser as the letters themselves.
 */
export function useShownChip(
  connection: DocumentConnection | undefined,
  chipOf: (snapshot: DocumentSnapshot) => SaveChip,
  before: SaveChip,
): SaveChip {
  const [shown, setShown] = useState(before);
  useEffect(() => {
    if (connection === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last: SaveChip | undefined;
    const look = (): void => {
      const snapshot = connection.snapshot();
      const chip = chipOf(snapshot);
      if (chip === last) return;
      // Of what nobody has typed yet there is nothing to flicker.
      const isFlicker = last === "saving" && chip === "saved" && snapshot.ledger.changes > 0;
      last = chip;
      clearTimeout(timer);
      if (isFlicker) timer = setTimeout(() => setShown("saved"), calmMs);
      else setShown(chip);
    };
    look();
    const stop = connection.subscribe(look);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [connection, chipOf]);
  return shown;
}
