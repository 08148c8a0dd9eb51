"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { RelativeTime } from "#components/documents/relative-time.tsx";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { Comment } from "#lib/collab/comments-api.ts";
import type { CommentPerson } from "#lib/comments/comment-state.ts";
import { CommentBox } from "./comment-box.tsx";
import { CommentText } from "./comment-text.tsx";
import styles from "./comments.module.css";

interface CommentEntryProps {
  comment: Comment;
  /** Undefined while the answer that names them is on its way. */
  author: CommentPerson | undefined;
  people: ReadonlyMap<string, CommentPerson>;
  isMine: boolean;
  mayRemove: boolean;
  isEdited: boolean;
  onEdit: (id: string | undefined) => void;
  onSave: (text: string, mentions: string[]) => Promise<void>;
  onRemove: () => Promise<void>;
}

/** What one person said in a thread. */
export function CommentEntry(props: CommentEntryProps) {
  const { comment, author, isMine, mayRemove, isEdited, onEdit } = props;
  const texts = useTexts();
  const [isAsking, setAsking] = useState(false);
  const entry = useRef<HTMLDivElement>(null);
  const hasTools = !isEdited && !isAsking && (isMine || mayRemove);
  const hadTools = useRef(hasTools);
  useEffect(() => {
    // What had the focus is gone with its row: it goes to what took its place.
    if (hadTools.current !== hasTools && document.activeElement === document.body)
      entry.current?.querySelector<HTMLElement>("[data-takes-focus]")?.focus();
    hadTools.current = hasTools;
  }, [hasTools]);
  return (
    <div ref={entry} className={styles.entry}>
      <div className={styles.by}>
        {author !== undefined && <Avatar size="sm" decorative name={author.name} color={author.color} />}
        <bdi className={styles.name}>{author?.name}</bdi>
        <span className={styles.time}>
          <RelativeTime at={comment.createdAt} now={comment.createdAt} />
          {comment.editedAt !== null && ` · ${texts("comments.edited")}`}
        </span>
        {hasTools && (
          <span className={styles.tools}>
            {isMine && (
              <IconButton
                size="sm"
                label={texts("comments.edit")}
                data-takes-focus=""
                onClick={() => onEdit(comment.id)}
              >
                <Pencil aria-hidden="true" />
              </IconButton>
            )}
            <IconButton
              size="sm"
              label={texts("comments.delete")}
              data-takes-focus={isMine ? undefined : ""}
              onClick={() => setAsking(true)}
            >
              <Trash2 aria-hidden="true" />
            </IconButton>
          </span>
        )}
      </div>
      {isEdited ? (
        <CommentBox
          takesFocus
          initial={comment.text}
          named={comment.mentions}
          onPost={(text, _id, mentions) => props.onSave(text, mentions)}
          onCancel={() => onEdit(undefined)}
        />
      ) : (
        <p dir="auto" className={styles.text}>
          <CommentText comment={comment} people={props.people} />
        </p>
      )}
      {isAsking && (
        <div className={styles.asking}>
          <span className={styles.note}>{texts("comments.surelyDelete")}</span>
          <div className={styles.actions}>
            <Button size="sm" variant="danger" onClick={() => void props.onRemove()}>
              {texts("comments.delete")}
            </Button>
            <Button size="sm" variant="ghost" data-takes-focus="" onClick={() => setAsking(false)}>
              {texts("ui.cancel")}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
