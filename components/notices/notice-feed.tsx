"use client";

import { useEffect } from "react";
import type { DocumentConnection } from "#lib/collab/document-connection.ts";
import type { NoticeSnapshot, NoticeStore } from "#lib/notices/notice-store.ts";
import { useNoticeStore } from "./use-notice-store.ts";

export interface Feed {
  store: NoticeStore;
  snapshot: NoticeSnapshot;
}

interface NoticeFeedProps {
  connection: DocumentConnection | undefined;
  onFeed: (feed: Feed) => void;
}

/** Draws nothing: hands on what the bell holds. Apart from the bell, so that a page shows it before anything is asked. */
export function NoticeFeed({ connection, onFeed }: NoticeFeedProps) {
  const [store, snapshot] = useNoticeStore(connection);
  useEffect(() => onFeed({ store, snapshot }), [store, snapshot, onFeed]);
  return null;
}
