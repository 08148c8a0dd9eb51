"use client";

import { useEffect, useState } from "react";
import type { DocumentConnection } from "#lib/collab/document-connection.ts";
import { useConnection } from "./use-connection.ts";

/** A disk that only hiccups takes nobody out of their sentence: the server keeps what comes meanwhile. */
const patienceMs = 2_000;

/** The server's disk takes no writes, and not just for a moment: the room is read-only until it does again. */
export function useRefusingStore(connection: DocumentConnection | undefined): boolean {
  const refuses = useConnection(connection, ({ ledger }) => ledger.blocked === "store_failed", false);
  const [isLasting, setLasting] = useState(false);
  useEffect(() => {
    if (!refuses) return undefined;
    const timer = setTimeout(() => setLasting(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [refuses]);
  return refuses && isLasting;
}
