"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import type { DocumentConnection } from "#lib/collab/document-connection.ts";
import { createNoticeStore, type NoticeSnapshot, type NoticeStore } from "#lib/notices/notice-store.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";

/** Where no socket tells of news (the home page), a page in sight asks so often. Decision 0036. */
const lookEveryMs = 30_000;
/** Coming back to a page is no reason to ask again at once. */
const freshMs = 5_000;

/** The person's bell: kept up by the document's socket where there is one, and by looking now and then where there is none. */
export function useNoticeStore(connection: DocumentConnection | undefined): [NoticeStore, NoticeSnapshot] {
  const [store] = useState(() => createNoticeStore(webApi));
  useEffect(() => {
    let lookedAt = 0;
    const look = (): void => {
      lookedAt = Date.now();
      // oxlint-disable-next-line no-void -- it never rejects.
      void store.look();
    };
    const lookAgain = (): void => {
      if (document.visibilityState === "visible" && Date.now() - lookedAt > freshMs) look();
    };
    let isLive = connection?.snapshot().state === "live";
    const hearState = (): void => {
      const wasLive = isLive;
      isLive = connection?.snapshot().state === "live";
      if (isLive && !wasLive) look();
    };
    const stops = [
      connection?.subscribe(hearState),
      connection?.onEvent(({ kind }) => {
        if (kind === "notices") look();
      }),
    ];
    const timer = setInterval(() => {
      if (!isLive) lookAgain();
    }, lookEveryMs);
    document.addEventListener("visibilitychange", lookAgain);
    window.addEventListener("focus", lookAgain);
    look();
    return () => {
      for (const stop of stops) stop?.();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", lookAgain);
      window.removeEventListener("focus", lookAgain);
    };
  }, [connection, store]);
  return [store, useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot)];
}
