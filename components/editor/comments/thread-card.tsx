"use client";

import { Check, Link2, RotateCcw } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { CommentsChange, Thread } from "#lib/collab/comments-api.ts";
import type { CommentDrafts } from "#lib/comments/comment-drafts.ts";
import type { CommentPerson } from "#lib/comments/comment-state.ts";
import type { CommentStore } from "#lib/comments/comment-store.ts";
import { proposalText } from "#lib/comments/suggestions/proposal-text.ts";
import { hasArrived } from "#lib/comments/suggestions/with-waiting.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import type { EditorHost } from "../editor-host.ts";
import { useCopy } from "../hands/use-copy.ts";
import { DecideSuggestion } from "../suggesting/decide-suggestion.tsx";
import { OwnSuggestion } from "../suggesting/own-suggestion.tsx";
import { SuggestionAbout } from "../suggesting/suggestion-about.tsx";
import suggestion from "../suggesting/suggestion-card.module.css";
import type { Suggesting } from "../suggesting/use-suggesting.ts";
import { CommentBox } from "./comment-box.tsx";
import { CommentEntry } from "./comment-entry.tsx";
import styles from "./comments.module.css";
import { nextCard } from "./next-card.ts";

interface ThreadCardProps {
  host: EditorHost;
  thread: Thread;
  documentId: string;
  people: ReadonlyMap<string, CommentPerson>;
  store: CommentStore;
  isActive: boolean;
  /** The one thread whose reply can be written now. */
  isWritable: boolean;
  isUnread: boolean;
  hasText: boolean;
  /** In the margin: how far below its top it stands, in pixels. */
  top?: number;
  onActivate: (id: string) => void;
  drafts: CommentDrafts;
  myId: string;
  isOwner: boolean;
  /** May decide about suggestions. */
  mayEdit: boolean;
  suggesting: Suggesting;
}

/** A thread: what it is about, what was said, and what can be done. */
export function ThreadCard(props: ThreadCardProps) {
  const { thread, documentId, people, store, isActive, isWritable, top, drafts, myId, isOwner } = props;
  const texts = useTexts();
  const toast = useToast();
  const copy = useCopy(props.host);
  const card = useRef<HTMLLIElement>(null);
  const [editedId, setEditedId] = useState<string>();
  const isResolved = thread.resolvedBy !== null;
  const isSuggestion = thread.suggestion !== null;
  const isMine = thread.authorId === myId;
  const isDecided = isSuggestion && thread.suggestion?.state !== "open";
  const isInMargin = top !== undefined;
  useEffect(() => {
    // In the margin it comes to its text, and the page stays where it is.
    if (isActive && !isInMargin) card.current?.scrollIntoView({ block: "nearest" });
    // The note that was pressed has become this card.
    if (isActive && isInMargin && document.activeElement === document.body)
      card.current?.querySelector("button")?.focus({ preventScroll: true });
  }, [isActive, isInMargin]);

  const change = async (call: () => Promise<CommentsChange>): Promise<void> => {
    const focusNext = nextCard(card.current, props.host);
    try {
      await store.change(call);
      focusNext();
    } catch (error) {
      toast({ text: `${texts("comments.notChanged")} ${reasonOf(error, texts)}`, tone: "danger" });
    }
  };
  return (
    <li
      ref={card}
      className={styles.card}
      data-active={isActive ? "" : undefined}
      {...(isInMargin && {
        "data-in-margin": "",
        "data-slot": thread.id,
        style: { translate: `0 ${top}px` },
      })}
    >
      {isSuggestion && <SuggestionAbout thread={thread} people={people} />}
      <div className={styles.about}>
        <button
          type="button"
          className={styles.quoteButton}
          aria-current={isActive ? true : undefined}
          aria-describedby={`quote-${thread.id}`}
          aria-label={texts("comments.show")}
          onClick={() => props.onActivate(thread.id)}
        >
          {isSuggestion ? (
            <span id={`quote-${thread.id}`} dir="auto" className={suggestion.proposal}>
              {proposalText(thread, texts)}
            </span>
          ) : (
            <span id={`quote-${thread.id}`} dir="auto" className={styles.quote}>
              {thread.quote === "" ? texts("comments.noQuote") : thread.quote}
            </span>
          )}
        </button>
        {props.isUnread && <p className={styles.unread}>{texts("comments.unread")}</p>}
        <IconButton
          size="sm"
          label={texts("comments.copyLink")}
          onClick={() => void copy(new URL(`#c-${thread.id}`, window.location.href).href)}
        >
          <Link2 aria-hidden="true" />
        </IconButton>
        {!isSuggestion && (
          <IconButton
            size="sm"
            label={texts(isResolved ? "comments.reopen" : "comments.resolve")}
            onClick={() => void change(() => webApi.resolveThread(documentId, thread.id, !isResolved))}
          >
            {isResolved ? <RotateCcw aria-hidden="true" /> : <Check aria-hidden="true" />}
          </IconButton>
        )}
      </div>
      {!props.hasText && (
        <p className={styles.note}>{texts(isSuggestion ? "suggestion.textGone" : "comments.textGone")}</p>
      )}
      {isSuggestion && !isDecided && (
        <div className={suggestion.hands}>
          {isMine && <OwnSuggestion thread={thread} suggesting={props.suggesting} hasText={props.hasText} />}
          {hasArrived(thread) && (
            <DecideSuggestion
              host={props.host}
              documentId={documentId}
              thread={thread}
              store={store}
              isMine={isMine}
              mayDecide={props.mayEdit}
              hasText={props.hasText}
            />
          )}
        </div>
      )}
      {isResolved && !isDecided && (
        <p className={styles.note}>
          {texts("comments.resolvedBy", { name: people.get(thread.resolvedBy ?? "")?.name ?? "" })}
        </p>
      )}
      {thread.comments.map((comment) => (
        <CommentEntry
          key={comment.id}
          comment={comment}
          author={people.get(comment.authorId)}
          people={people}
          isMine={comment.authorId === myId}
          mayRemove={comment.authorId === myId || isOwner}
          isEdited={editedId === comment.id}
          onEdit={setEditedId}
          onSave={async (text, mentions) => {
            await store.change(() =>
              webApi.editComment(documentId, thread.id, comment.id, { text, mentions }),
            );
            setEditedId(undefined);
          }}
          onRemove={() => change(() => webApi.removeComment(documentId, thread.id, comment.id))}
        />
      ))}
      {!hasArrived(thread) ? null : isWritable && editedId === undefined && !isResolved ? (
        <CommentBox
          drafts={{ kept: drafts, place: thread.id }}
          onPost={(text, id, mentions) =>
            store.change(() => webApi.reply(documentId, thread.id, { id, text, mentions }))
          }
        />
      ) : (
        !isResolved &&
        editedId === undefined && (
          <div>
            <Button size="sm" variant="ghost" onClick={() => props.onActivate(thread.id)}>
              {texts("comments.reply")}
            </Button>
          </div>
        )
      )}
    </li>
  );
}
