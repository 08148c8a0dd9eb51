"use client";

import { CommentBox } from "./comment-box.tsx";
import styles from "./comments.module.css";
import type { NewThreadDraft, ThreadsProps } from "./threads-props.ts";

interface DraftCardProps extends Pick<ThreadsProps, "drafts" | "onStart"> {
  draft: NewThreadDraft;
  onCancel: () => void;
}

/** A thread that is being begun: its text, and the box for the first comment. */
export function DraftCard({ draft, drafts, onStart, onCancel }: DraftCardProps) {
  return (
    <div className={styles.card} data-active="">
      <blockquote dir="auto" className={styles.quote}>
        {draft.quote}
      </blockquote>
      <CommentBox
        key={draft.id}
        takesFocus
        drafts={{ kept: drafts, place: "new" }}
        onPost={(text, _id, mentions) => onStart(draft, text, mentions)}
        onCancel={onCancel}
      />
    </div>
  );
}
