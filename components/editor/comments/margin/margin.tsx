"use client";

import { MessageSquare } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { createPortal } from "react-dom";
import { useTexts } from "#components/texts/texts-provider.tsx";
import type { Thread } from "#lib/collab/comments-api.ts";
import { isUnread } from "#lib/comments/comment-state.ts";
import { gatherMarks, stackCards } from "#lib/comments/stack-cards.ts";
import { DraftCard } from "../draft-card.tsx";
import { ThreadCard } from "../thread-card.tsx";
import type { ThreadsProps } from "../threads-props.ts";
import styles from "./margin.module.css";
import { MarginNote } from "./margin-note.tsx";
import { useHeights } from "./use-heights.ts";
import { useMarginPlaces } from "./use-margin-places.ts";

/** Before a card is measured. */
const usualHeight = 84;
const rules = { gap: 8, mostPush: 240, markHeight: 32 };

interface MarginProps extends ThreadsProps {
  /** Room for cards; else for a mark at each place. */
  isWide: boolean;
  /** Asks for the panel, at one of these threads. */
  onMore: (id: string | undefined) => void;
  /** The active one is put down again. */
  onRest: () => void;
}

/** Threads in the margin, each beside its text. */
export function Margin(props: MarginProps) {
  const { host, snapshot, store, activeId, draft, myId, isWide, onMore, onRest } = props;
  const texts = useTexts();
  const margin = useRef<HTMLElement>(null);
  const places = useMarginPlaces(host, margin);
  const [heights, watch] = useHeights(margin);
  const slots = useMemo(
    () =>
      isWide
        ? stackCards(
            places.map((place) => ({ ...place, height: heights.get(place.id) ?? usualHeight })),
            draft?.id ?? activeId,
            rules,
          )
        : gatherMarks(places, rules),
    [isWide, places, heights, draft, activeId],
  );
  // A mark that becomes a card is another element, and so is the card of the one that somebody works on.
  const cards = slots.flatMap((slot) => (slot.kind === "mark" ? [] : [slot.id]));
  const drawn = [...cards, activeId, draft?.id].join(" ");
  useEffect(() => watch(drawn.split(" ")), [watch, drawn]);
  useEffect(() => {
    const press = ({ target }: PointerEvent): void => {
      const { view } = host;
      if (view === undefined || !(target instanceof Node) || !view.dom.contains(target)) return;
      if (!(target instanceof Element) || target.closest(".comment-mark, .proposal") === null) onRest();
    };
    document.addEventListener("pointerdown", press);
    return () => document.removeEventListener("pointerdown", press);
  }, [host, onRest]);

  const card = (thread: Thread, top: number) =>
    thread.id === activeId && draft === undefined ? (
      <ThreadCard
        key={thread.id}
        thread={thread}
        host={host}
        documentId={props.documentId}
        people={snapshot.people}
        store={store}
        isActive
        isWritable
        isUnread={isUnread(snapshot, thread, myId)}
        hasText
        top={top}
        onActivate={props.onActivate}
        drafts={props.drafts}
        myId={myId}
        isOwner={props.isOwner}
        mayEdit={props.mayEdit}
        suggesting={props.suggesting}
      />
    ) : (
      <MarginNote
        key={thread.id}
        thread={thread}
        people={snapshot.people}
        isUnread={isUnread(snapshot, thread, myId)}
        isUnsent={props.suggesting.unsent.has(thread.id)}
        top={top}
        onActivate={props.onActivate}
      />
    );
  return createPortal(
    // Esc puts the active one down from each of its controls.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      ref={margin}
      aria-label={texts("comments.name")}
      className={styles.margin}
      data-wide={isWide ? "" : undefined}
      data-comments=""
      data-fades=""
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onRest();
        host.focus();
      }}
    >
      <ol className={styles.list}>
        {slots.map((slot) => {
          if (slot.kind === "mark")
            return (
              <li
                key={`mark ${slot.ids[0] ?? ""}`}
                className={styles.slot}
                style={{ translate: `0 ${slot.top}px` }}
              >
                <button type="button" className={styles.mark} onClick={() => onMore(slot.ids[0])}>
                  <MessageSquare aria-hidden="true" />
                  <span aria-hidden="true">{slot.ids.length}</span>
                  <span className="visually-hidden">
                    {texts("comments.threads", { count: slot.ids.length })}
                  </span>
                </button>
              </li>
            );
          if (slot.id === draft?.id)
            return (
              <li
                key={slot.id}
                className={styles.slot}
                data-slot={slot.id}
                style={{ translate: `0 ${slot.top}px` }}
              >
                <DraftCard
                  draft={draft}
                  drafts={props.drafts}
                  onStart={props.onStart}
                  onCancel={props.onCancelDraft}
                />
              </li>
            );
          const thread = snapshot.threads.get(slot.id);
          return thread && card(thread, slot.top);
        })}
      </ol>
    </aside>,
    document.querySelector("main") ?? document.body,
  );
}
