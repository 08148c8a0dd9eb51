"use client";

import { useCallback, useSyncExternalStore } from "react";
import type { DocumentConnection, DocumentSnapshot } from "#lib/collab/document-connection.ts";

const nothing = (): void => {};

/**
 * One value of the connection's snapshot. The snapshot changes with every key, so `select` must give something that compares
 * equal while nothing of interest changed: a string, a number, or one of the snapshot's own objects.
 */
export function useConnection<T>(
  connection: DocumentConnection | undefined,
  select: (snapshot: DocumentSnapshot) => T,
  before: T,
): T {
  const subscribe = useCallback(
    (listener: () => void) => connection?.subscribe(listener) ?? nothing,
    [connection],
  );
  return useSyncExternalStore(
    subscribe,
    () => (connection === undefined ? before : select(connection.snapshot())),
    () => before,
  );
}
