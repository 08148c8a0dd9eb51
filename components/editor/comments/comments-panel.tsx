"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useLayoutEffect, useRef } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { SegmentedChoice } from "#components/ui/segmented-choice.tsx";
import type { Thread } from "#lib/collab/comments-api.ts";
import { isUnread } from "#lib/comments/comment-state.ts";
import styles from "./comments.module.css";
import { DraftCard } from "./draft-card.tsx";
import { PanelMenu } from "./panel-menu.tsx";
import { ThreadCard } from "./thread-card.tsx";
import type { ThreadsProps } from "./threads-props.ts";

export type ThreadFilter = "open" | "resolved" | "mine";
const filters = ["open", "resolved", "mine"] as const;

interface CommentsPanelProps extends ThreadsProps {
  listed: readonly Thread[];
  /** Open threads that have a text. */
  placed: ReadonlySet<string>;
  filter: ThreadFilter;
  onFilter: (filter: ThreadFilter) => void;
  onStep: (by: 1 | -1) => void;
  onClose: () => void;
}

/** The panel "Comments": a column beside the text, a sheet on a phone. */
export function CommentsPanel(props: CommentsPanelProps) {
  const { snapshot, store, listed, filter, activeId, draft, drafts, onStep, myId } = props;
  const texts = useTexts();
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const head = document.querySelector("header");
    if (head !== null) panel.current?.style.setProperty("--head-height", `${head.offsetHeight}px`);
  }, []);
  const unread = listed.filter((thread) => isUnread(snapshot, thread, myId)).map(({ id }) => id);
  // A single thread needs nobody to choose it.
  const writableId =
    draft === undefined ? (activeId ?? (listed.length === 1 ? listed[0]?.id : undefined)) : undefined;
  return (
    // Esc closes it from each of its controls.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      ref={panel}
      aria-label={texts("comments.name")}
      className={styles.panel}
      data-comments=""
      data-side-panel=""
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented || event.nativeEvent.isComposing) return;
        event.preventDefault();
        props.onClose();
      }}
    >
      <div className={styles.top}>
        <h2 className={styles.title}>{texts("comments.name")}</h2>
        <PanelMenu
          documentId={props.documentId}
          onReadAll={unread.length > 0 ? () => store.markRead(unread) : undefined}
        />
        <IconButton size="sm" label={texts("comments.previous")} onClick={() => onStep(-1)}>
          <ArrowUp aria-hidden="true" />
        </IconButton>
        <IconButton size="sm" label={texts("comments.next")} onClick={() => onStep(1)}>
          <ArrowDown aria-hidden="true" />
        </IconButton>
        <IconButton size="sm" label={texts("comments.close")} onClick={props.onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      <SegmentedChoice
        label={texts("comments.filter")}
        value={filter}
        options={filters.map((value) => ({ value, label: texts(`comments.filter.${value}`) }))}
        onChange={props.onFilter}
      />
      {draft !== undefined && (
        <DraftCard draft={draft} drafts={drafts} onStart={props.onStart} onCancel={props.onCancelDraft} />
      )}
      {snapshot.status === "failed" && (
        <p role="alert" className={styles.problem}>
          {texts("comments.notLoaded")}{" "}
          <Button size="sm" onClick={() => void store.catchUp()}>
            {texts("comments.again")}
          </Button>
        </p>
      )}
      {listed.length === 0 && draft === undefined && snapshot.status === "ready" && (
        <p className={styles.empty}>{texts(`comments.none.${filter}`)}</p>
      )}
      <ol className={styles.list}>
        {listed.map((thread) => (
          <ThreadCard
            key={thread.id}
            thread={thread}
            host={props.host}
            documentId={props.documentId}
            people={snapshot.people}
            store={store}
            isActive={thread.id === activeId}
            isWritable={thread.id === writableId}
            isUnread={isUnread(snapshot, thread, myId)}
            hasText={thread.resolvedBy !== null || props.placed.has(thread.id)}
            onActivate={props.onActivate}
            drafts={drafts}
            myId={myId}
            isOwner={props.isOwner}
            mayEdit={props.mayEdit}
            suggesting={props.suggesting}
          />
        ))}
      </ol>
    </aside>
  );
}
