"use client";

import { CheckCheck } from "lucide-react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { Feed } from "./notice-feed.tsx";
import { NoticeItem } from "./notice-item.tsx";
import styles from "./notices.module.css";

interface NoticePanelProps {
  /** Undefined until the first list is asked for. */
  feed: Feed | undefined;
  documentId: string | undefined;
  /** Somebody goes where a notice leads. */
  onLeave: () => void;
}

/** What the bell opens: the list, newest first. */
export function NoticePanel({ feed, documentId, onLeave }: NoticePanelProps) {
  const texts = useTexts();
  const { status = "loading", notices = [], unread = 0 } = feed?.snapshot ?? {};
  return (
    <div className={styles.panel}>
      <div className={styles.top}>
        <h2 className={styles.title}>{texts("bell.name")}</h2>
        {unread > 0 && (
          <IconButton size="sm" label={texts("bell.readAll")} onClick={() => feed?.store.markRead()}>
            <CheckCheck aria-hidden="true" />
          </IconButton>
        )}
      </div>
      {status === "failed" && (
        <p role="alert" className={styles.problem}>
          {texts(notices.length === 0 ? "bell.notLoaded" : "bell.mayBeOld")}{" "}
          <Button size="sm" onClick={() => void feed?.store.look()}>
            {texts("bell.again")}
          </Button>
        </p>
      )}
      {notices.length === 0 && status !== "failed" && (
        <p className={styles.note}>{texts(status === "loading" ? "bell.loading" : "bell.empty")}</p>
      )}
      {notices.length > 0 && feed !== undefined && (
        <ol className={styles.list}>
          {notices.map((notice) => (
            <NoticeItem
              key={notice.id}
              notice={notice}
              store={feed.store}
              isHere={notice.document.id === documentId}
              onLeave={onLeave}
            />
          ))}
        </ol>
      )}
    </div>
  );
}
