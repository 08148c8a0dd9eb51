"use client";

import { useEffect, useState } from "react";
import { createKeptChangesStore, deviceStorage, type KeptChanges } from "#lib/collab/kept-changes.ts";

/** The oldest thing that an earlier visit put aside, and the way to be rid of it. */
export function useKeptChanges(
  personId: string,
  documentId: string,
): { kept: KeptChanges | undefined; forget: (at: number) => void } {
  const [kept, setKept] = useState<readonly KeptChanges[]>([]);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- the device's storage does not exist while the server renders.
    setKept(createKeptChangesStore(deviceStorage(), personId, documentId).list());
  }, [personId, documentId]);
  const forget = (at: number) => {
    createKeptChangesStore(deviceStorage(), personId, documentId).forget(at);
    setKept((list) => list.filter((changes) => changes.at !== at));
  };
  return { kept: kept[0], forget };
}
