"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { isModalOpen } from "#components/ui/popup-home.ts";
import { useToast } from "#components/ui/toast.tsx";
import type { ThreadRange } from "#lib/collab/comments-api.ts";
import { createId } from "#lib/collab/doc-id.ts";
import type { DocumentConnection } from "#lib/collab/document-connection.ts";
import { commentDrafts } from "#lib/comments/comment-drafts.ts";
import { concerns, isOpen as isOpenThread, isUnread } from "#lib/comments/comment-state.ts";
import type { Binding } from "#lib/editor/binding/binding.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import type { EditorHost } from "../editor-host.ts";
import { placedRange } from "../suggesting/placed-range.ts";
import "../suggesting/proposals.css";
import "./comment-marks.css";
import type { CommentsShown } from "./comments-button.tsx";
import { CommentsPanel, type ThreadFilter } from "./comments-panel.tsx";
import { scrollToThread } from "./scroll-to-thread.ts";
import { selectedRange } from "./selected-range.ts";
import { createThreadPlacer, type PlacedRange, type ThreadPlacer } from "./thread-placer.ts";
import { threadsInOrder } from "./threads-in-order.ts";
import { useClickedThread } from "./use-clicked-thread.ts";
import { useCommentStore } from "./use-comment-store.ts";

export interface CommentsProps {
  host: EditorHost;
  binding: Binding;
  connection: DocumentConnection | undefined;
  documentId: string;
  myId: string;
  /** Whose every comment one may delete. */
  isOwner: boolean;
  /** May write in the document, and so decide about suggestions. */
  mayEdit: boolean;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  /** How often a new comment was asked for. */
  addings: number;
  onShown: (shown: CommentsShown) => void;
}

/** A comment that is being written on a text which has no thread yet. */
export interface NewThreadDraft {
  id: string;
  range: ThreadRange;
  quote: string;
}

/** The comments of a document: in the text, and in the panel beside it. */
export function Comments(props: CommentsProps) {
  const { host, binding, connection, documentId, myId, isOwner, isOpen, setOpen, addings, onShown } = props;
  const texts = useTexts();
  const toast = useToast();
  const [store, snapshot] = useCommentStore(connection, documentId);
  const [filter, setFilter] = useState<ThreadFilter>("open");
  const [activeId, setActiveId] = useState<string>();
  const [draft, setDraft] = useState<NewThreadDraft>();
  const [order, setOrder] = useState<readonly string[]>([]);
  const drafts = useMemo(() => commentDrafts(storage(), myId, documentId), [myId, documentId]);

  const all = useMemo(() => threadsInOrder(snapshot.threads.values(), order), [snapshot.threads, order]);
  const listed = all.filter((thread) =>
    filter === "mine" ? concerns(thread, myId) : isOpenThread(thread) === (filter === "open"),
  );
  const openCount = all.filter(isOpenThread).length;
  useEffect(() => onShown({ count: openCount, isOpen }), [openCount, isOpen, onShown]);
  useEffect(() => () => onShown({ count: 0, isOpen: false }), [onShown]);

  const placer = useRef<ThreadPlacer>(undefined);
  useEffect(() => {
    placer.current = createThreadPlacer(host, binding, setOrder);
    return () => placer.current?.stop();
  }, [host, binding]);
  useEffect(() => {
    const ranges = new Map<string, PlacedRange>();
    for (const thread of snapshot.threads.values())
      if (isOpenThread(thread)) ranges.set(thread.id, placedRange(thread, snapshot.people));
    if (draft !== undefined) ranges.set(draft.id, draft.range);
    placer.current?.show(ranges, draft?.id ?? activeId);
  }, [snapshot.threads, snapshot.people, draft, activeId]);

  const active = activeId === undefined ? undefined : snapshot.threads.get(activeId);
  const hasNews = active !== undefined && isUnread(snapshot, active, myId);
  useEffect(() => {
    if (isOpen && activeId !== undefined && hasNews) store.markRead([activeId]);
  }, [isOpen, activeId, hasNews, store]);

  const activate = (id: string | undefined, isScrolled = true): void => {
    setDraft(undefined);
    setActiveId(id);
    if (id !== undefined && isScrolled) scrollToThread(host, id);
  };
  const showThread = (id: string, isScrolled: boolean): boolean => {
    const thread = snapshot.threads.get(id);
    if (thread === undefined) return false;
    setFilter(isOpenThread(thread) ? "open" : "resolved");
    activate(id, isScrolled);
    return true;
  };
  useClickedThread(host, (id) => {
    if (!showThread(id, false)) return;
    // On a phone a tap puts the caret there; a sheet over the text would be in the way.
    if (host.view?.editable !== true || window.matchMedia("(pointer: fine)").matches) setOpen(true);
  });

  const begin = (): void => {
    const { state } = host;
    const selected = state && selectedRange(state, binding);
    if (selected === undefined) {
      toast({ text: texts("comments.noText") });
      return;
    }
    setActiveId(undefined);
    setDraft({ id: createId(), ...selected });
    setOpen(true);
  };
  const followAddress = (): void => {
    const id = /^#c-(.+)$/.exec(window.location.hash)?.[1];
    if (id === undefined) return;
    setOpen(true);
    if (!showThread(id, true)) toast({ text: texts("comments.noThread") });
  };
  const latest = useRef({ begin, followAddress, step: (_by: 1 | -1): void => {} });
  const step = (by: 1 | -1): void => {
    if (listed.length === 0) return;
    const at = listed.findIndex(({ id }) => id === activeId);
    const next = at === -1 ? (by === 1 ? 0 : listed.length - 1) : (at + by + listed.length) % listed.length;
    setOpen(true);
    activate(listed[next]?.id);
  };
  useEffect(() => {
    latest.current = { begin, followAddress, step };
  });

  useEffect(() => {
    if (addings > 0) latest.current.begin();
  }, [addings]);
  const isKnown = snapshot.status === "ready";
  useEffect(() => {
    if (!isKnown) return undefined;
    const follow = (): void => latest.current.followAddress();
    // The marks of what is known now are drawn by then.
    const soon = requestAnimationFrame(follow);
    window.addEventListener("hashchange", follow);
    return () => {
      cancelAnimationFrame(soon);
      window.removeEventListener("hashchange", follow);
    };
  }, [isKnown]);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      // By the place of the key: with Alt a Mac writes signs.
      const by = event.code === "KeyJ" ? 1 : event.code === "KeyK" ? -1 : undefined;
      if (by === undefined || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.defaultPrevented || isModalOpen()) return;
      event.preventDefault();
      latest.current.step(by);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  if (!isOpen) return null;
  return (
    <CommentsPanel
      host={host}
      documentId={documentId}
      store={store}
      snapshot={snapshot}
      listed={listed}
      placed={new Set(order)}
      filter={filter}
      onFilter={setFilter}
      activeId={activeId}
      onActivate={activate}
      onStep={step}
      draft={draft}
      onCancelDraft={() => {
        setDraft(undefined);
        host.focus();
      }}
      onStart={async ({ id, range, quote }, text) => {
        await store.change(() => webApi.startThread(documentId, { id, range, quote, comment: { text } }));
        setFilter("open");
        setDraft(undefined);
        setActiveId(id);
      }}
      drafts={drafts}
      myId={myId}
      isOwner={isOwner}
      mayEdit={props.mayEdit}
      onClose={() => {
        setOpen(false);
        setDraft(undefined);
        setActiveId(undefined);
        host.focus();
      }}
    />
  );
}

/** Undefined where the browser keeps nothing for this page. */
function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
