"use client";

import { Bell as BellIcon } from "lucide-react";
import { Suspense, useEffect, useId, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { CountBadge } from "#components/ui/count-badge.tsx";
import { fetched } from "#components/ui/fetched.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import type { DocumentConnection } from "#lib/collab/document-connection.ts";
import styles from "./bell.module.css";
import type { Feed } from "./notice-feed.tsx";

const NoticeFeed = fetched(async () => ({ default: (await import("./notice-feed.tsx")).NoticeFeed }));
const NoticePanel = fetched(async () => ({ default: (await import("./notice-panel.tsx")).NoticePanel }));

interface BellProps {
  connection?: DocumentConnection | undefined;
  /** The document that is open, if one is. */
  documentId?: string;
  /** Nothing more urgent is left to fetch: it asks without a sign of life. */
  isRested: boolean;
}

/** The button "Notifications", with how many are new, and the list that it opens. */
export function Bell({ connection, documentId, isRested }: BellProps) {
  const texts = useTexts();
  const countId = useId();
  const [isOpen, setOpen] = useState(false);
  const [isAwake, setAwake] = useState(false);
  const [feed, setFeed] = useState<Feed>();
  useEffect(() => {
    const wake = (): void => setAwake(true);
    const hints = ["pointermove", "pointerdown", "keydown"] as const;
    for (const hint of hints) window.addEventListener(hint, wake, { once: true, passive: true });
    return () => {
      for (const hint of hints) window.removeEventListener(hint, wake);
    };
  }, []);
  const unread = feed?.snapshot.unread ?? 0;
  return (
    <span className={styles.place} data-quiet={unread === 0 && !isOpen && documentId !== undefined}>
      <CountBadge count={unread} meaning={texts("bell.unread", { count: unread })} meaningId={countId}>
        <Popover
          label={texts("bell.name")}
          align="end"
          open={isOpen}
          onOpenChange={setOpen}
          trigger={
            <IconButton label={texts("bell.name")} {...(unread > 0 && { "aria-describedby": countId })}>
              <BellIcon aria-hidden="true" />
            </IconButton>
          }
        >
          <Suspense fallback={<p className={styles.waiting}>{texts("bell.loading")}</p>}>
            <NoticePanel feed={feed} documentId={documentId} onLeave={() => setOpen(false)} />
          </Suspense>
        </Popover>
        <Suspense>
          {(isAwake || isRested || isOpen) && <NoticeFeed connection={connection} onFeed={setFeed} />}
        </Suspense>
      </CountBadge>
    </span>
  );
}
