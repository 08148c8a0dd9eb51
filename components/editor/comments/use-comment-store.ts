"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import type { DocumentConnection } from "#lib/collab/document-connection.ts";
import { noComments } from "#lib/comments/comment-state.ts";
import { type CommentSnapshot, type CommentStore, createCommentStore } from "#lib/comments/comment-store.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";

const before: CommentSnapshot = { ...noComments, status: "loading" };

/** The document's comments, kept up by what the server tells; after each new connection it asks for what was missed. */
export function useCommentStore(
  connection: DocumentConnection | undefined,
  documentId: string,
): [CommentStore, CommentSnapshot] {
  const [store] = useState(() => createCommentStore(documentId, webApi));
  useEffect(() => {
    if (connection === undefined) return undefined;
    let isLive = false;
    const hear = (): void => {
      const wasLive = isLive;
      isLive = connection.snapshot().state === "live";
      // oxlint-disable-next-line no-void -- it never rejects.
      if (isLive && !wasLive) void store.catchUp();
    };
    const stops = [
      connection.subscribe(hear),
      connection.onEvent(({ kind }) => {
        // oxlint-disable-next-line no-void -- it never rejects.
        if (kind === "comments") void store.catchUp();
      }),
    ];
    hear();
    return () => {
      for (const stop of stops) stop();
    };
  }, [connection, store]);
  return [store, useSyncExternalStore(store.subscribe, store.snapshot, () => before)];
}
