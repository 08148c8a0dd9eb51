"use client";

import { RelativeTime } from "#components/documents/relative-time.tsx";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import type { Thread } from "#lib/collab/comments-api.ts";
import type { CommentPerson } from "#lib/comments/comment-state.ts";
import styles from "./suggestion-card.module.css";

interface SuggestionAboutProps {
  thread: Thread;
  people: ReadonlyMap<string, CommentPerson>;
}

/** Who proposed it and when, and what became of it. */
export function SuggestionAbout({ thread, people }: SuggestionAboutProps) {
  const texts = useTexts();
  const author = people.get(thread.authorId);
  const { state = "open", decidedBy = null } = thread.suggestion ?? {};
  const name = people.get(decidedBy ?? "")?.name ?? "";
  const isWithdrawn = state === "rejected" && decidedBy === thread.authorId;
  return (
    <>
      <div className={styles.by}>
        {author !== undefined && <Avatar size="sm" decorative name={author.name} color={author.color} />}
        <bdi className={styles.name}>{author?.name}</bdi>
        <span className={styles.time}>
          <RelativeTime at={thread.createdAt} now={thread.createdAt} />
        </span>
      </div>
      {state !== "open" && (
        <p className={styles.decided}>
          {texts(
            state === "accepted"
              ? "suggestion.acceptedBy"
              : isWithdrawn
                ? "suggestion.withdrawn"
                : "suggestion.rejectedBy",
            { name },
          )}
        </p>
      )}
    </>
  );
}
