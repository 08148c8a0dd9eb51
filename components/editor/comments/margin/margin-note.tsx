"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import type { Thread } from "#lib/collab/comments-api.ts";
import type { CommentPerson } from "#lib/comments/comment-state.ts";
import { proposalText } from "#lib/comments/suggestions/proposal-text.ts";
import styles from "./margin.module.css";

interface MarginNoteProps {
  thread: Thread;
  people: ReadonlyMap<string, CommentPerson>;
  isUnread: boolean;
  /** One's own suggestion that did not reach the server. */
  isUnsent: boolean;
  top: number;
  onActivate: (id: string) => void;
}

/** A thread that nobody works on, as small as it can be: a press opens it. */
export function MarginNote({ thread, people, isUnread, isUnsent, top, onActivate }: MarginNoteProps) {
  const texts = useTexts();
  const { id, suggestion, comments } = thread;
  const author = people.get(thread.authorId);
  const said = comments[0]?.text ?? "";
  const replies = comments.length - 1;
  return (
    <li className={styles.slot} data-slot={id} style={{ translate: `0 ${top}px` }}>
      <button
        type="button"
        className={styles.note}
        data-unread={isUnread ? "" : undefined}
        onClick={() => onActivate(id)}
      >
        <span className={styles.by}>
          {author !== undefined && <Avatar size="sm" decorative name={author.name} color={author.color} />}
          <bdi className={styles.name}>{author?.name}</bdi>
          {isUnread && <span className={styles.unread}>{texts("comments.unread")}</span>}
        </span>
        <span dir="auto" className={styles.said}>
          {suggestion === null ? said : proposalText(thread, texts)}
        </span>
        {isUnsent && <span className={styles.unsent}>{texts("suggesting.notSent")}</span>}
        {replies > 0 && (
          <span className={styles.replies}>{texts("comments.replies", { count: replies })}</span>
        )}
      </button>
    </li>
  );
}
