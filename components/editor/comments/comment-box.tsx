"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { createId } from "#lib/collab/doc-id.ts";
import { limits } from "#lib/collab/limits.ts";
import type { CommentDrafts } from "#lib/comments/comment-drafts.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import styles from "./comments.module.css";
import { MentionList } from "./mention-list.tsx";
import { useMentions } from "./use-mentions.ts";

interface CommentBoxProps {
  /** Where what is being typed is kept. */
  drafts?: { kept: CommentDrafts; place: string };
  initial?: string;
  /** Those whom `initial` names. */
  named?: readonly string[];
  takesFocus?: boolean;
  /** `id` stays the same while the same text is tried again; `mentions`: whom the text names. */
  onPost: (text: string, id: string, mentions: string[]) => Promise<void>;
  onCancel?: () => void;
}

/** Writes one comment. What could not be posted stays in it. */
export function CommentBox(props: CommentBoxProps) {
  const { drafts, initial = "", named = [], takesFocus = false, onPost, onCancel } = props;
  const texts = useTexts();
  const id = useId();
  const tried = useRef({ text: "", id: "" });
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => drafts?.kept.read(drafts.place) || initial);
  const [problem, setProblem] = useState<string>();
  const [isPosting, setPosting] = useState(false);
  useEffect(() => {
    if (!takesFocus) return;
    field.current?.focus();
    // A browser begins before the first letter; whoever changes what they said, or goes on with a draft, adds to it.
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
    field.current?.scrollIntoView({ block: "nearest" });
  }, [takesFocus]);

  const type = (next: string): void => {
    setText(next);
    drafts?.kept.write(drafts.place, next);
  };
  const mentions = useMentions({ field, before: named, onText: type });
  const listId = mentions.options.length === 0 ? undefined : `${id}-names`;
  const post = async (): Promise<void> => {
    if (text.trim() === "" || isPosting) return;
    setPosting(true);
    setProblem(undefined);
    const said = text.trim();
    if (tried.current.text !== said) tried.current = { text: said, id: createId() };
    try {
      await onPost(said, tried.current.id, await mentions.named(said));
      tried.current = { text: "", id: "" };
      type("");
    } catch (error) {
      setProblem(`${texts("comments.notPosted")} ${reasonOf(error, texts)}`);
    } finally {
      setPosting(false);
    }
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || mentions.press(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      // oxlint-disable-next-line no-void -- it tells of its problems itself.
      void post();
    } else if (event.key === "Escape" && onCancel !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <div className={styles.box}>
      <label htmlFor={id} className="visually-hidden">
        {texts("comments.text")}
      </label>
      <textarea
        ref={field}
        id={id}
        dir="auto"
        rows={2}
        maxLength={limits.maxCommentLength}
        placeholder={texts("comments.placeholder")}
        className={styles.field}
        value={text}
        readOnly={isPosting}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={listId && `${listId}-${mentions.index}`}
        onChange={(event) => {
          type(event.currentTarget.value);
          mentions.look();
        }}
        onSelect={mentions.look}
        onBlur={mentions.close}
        onKeyDown={press}
      />
      {listId !== undefined && (
        <MentionList
          id={listId}
          people={mentions.options}
          index={mentions.index}
          onPoint={mentions.point}
          onChoose={mentions.choose}
        />
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.actions}>
        <Button size="sm" variant="primary" busy={isPosting} onClick={() => void post()}>
          {texts("comments.post")}
        </Button>
        {onCancel !== undefined && (
          <Button size="sm" variant="ghost" onClick={onCancel}>
            {texts("ui.cancel")}
          </Button>
        )}
      </div>
    </div>
  );
}
