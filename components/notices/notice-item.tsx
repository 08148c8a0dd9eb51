"use client";

import { BellOff, BellRing, Check, Ellipsis } from "lucide-react";
import type { MouseEvent } from "react";
import { RelativeTime } from "#components/documents/relative-time.tsx";
import { shownTitle } from "#components/documents/shown-title.ts";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { Notice } from "#lib/collab/notices-api.ts";
import type { NoticeStore } from "#lib/notices/notice-store.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import styles from "./notices.module.css";

interface NoticeItemProps {
  notice: Notice;
  store: NoticeStore;
  /** It is about the document that is open. */
  isHere: boolean;
  onLeave: () => void;
}

/** One notice: a way to what it is about, and what can be done with it. */
export function NoticeItem({ notice, store, isHere, onLeave }: NoticeItemProps) {
  const { id, kind, by, document, threadId, excerpt, isRead, at } = notice;
  const texts = useTexts();
  const toast = useToast();
  const title = shownTitle(document.title, texts);
  const [before, after] = texts.around(`bell.is.${kind}`, "name");
  const hash = threadId === null ? "" : `#c-${threadId}`;

  const follow = (event: MouseEvent): void => {
    store.markRead([id]);
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    onLeave();
    if (!isHere) return;
    event.preventDefault();
    if (hash !== "") goTo(hash);
  };
  const mute = async (isMuted: boolean): Promise<void> => {
    try {
      await store.mute(document.id, isMuted);
      toast({ text: texts(isMuted ? "bell.muted" : "bell.unmuted", { title }) });
    } catch (error) {
      toast({ text: `${texts("bell.notChanged")} ${reasonOf(error, texts)}`, tone: "danger" });
    }
  };
  return (
    <li className={styles.item} data-unread={isRead ? undefined : ""}>
      <PageLink href={`/d/${document.id}${hash}`} className={styles.link} onClick={follow}>
        <Avatar size="sm" decorative name={by.name} color={by.color} />
        <span className={styles.words}>
          <span>
            {before}
            <bdi className={styles.name}>{by.name}</bdi>
            {after}
            {!isRead && <span className="visually-hidden"> · {texts("bell.isNew")}</span>}
          </span>
          {excerpt !== "" && (
            <span dir="auto" className={styles.excerpt}>
              {excerpt}
            </span>
          )}
          <span className={styles.where}>
            <bdi className={styles.document}>{title}</bdi>
            <span className={styles.time}>
              <RelativeTime at={at} now={at} />
            </span>
          </span>
        </span>
      </PageLink>
      <Menu
        trigger={
          <IconButton size="sm" label={texts("bell.options")}>
            {document.isMuted ? <BellOff aria-hidden="true" /> : <Ellipsis aria-hidden="true" />}
          </IconButton>
        }
      >
        {!isRead && (
          <MenuItem icon={<Check aria-hidden="true" />} onSelect={() => store.markRead([id])}>
            {texts("bell.markRead")}
          </MenuItem>
        )}
        <MenuItem
          icon={document.isMuted ? <BellRing aria-hidden="true" /> : <BellOff aria-hidden="true" />}
          onSelect={() => void mute(!document.isMuted)}
        >
          {texts(document.isMuted ? "bell.unmute" : "bell.mute")}
        </MenuItem>
      </Menu>
    </li>
  );
}

/** To a thread of the open document; also when the address leads there already, and somebody scrolled away since. */
function goTo(hash: string): void {
  if (window.location.hash === hash) window.dispatchEvent(new HashChangeEvent("hashchange"));
  else window.location.hash = hash;
}
