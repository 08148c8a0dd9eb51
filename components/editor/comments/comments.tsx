"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { isModalOpen } from "#components/ui/popup-home.ts";
import { useToast } from "#components/ui/toast.tsx";
import { createId } from "#lib/collab/doc-id.ts";
import type { DocumentConnection } from "#lib/collab/document-connection.ts";
import { commentDrafts } from "#lib/comments/comment-drafts.ts";
import {
  type CommentPerson,
  concerns,
  isOpen as isOpenThread,
  isUnread,
} from "#lib/comments/comment-state.ts";
import type { Binding } from "#lib/editor/binding/binding.ts";
import { collapseSelection } from "#lib/editor/commands/collapse-selection.ts";
import { commentMarksIn } from "#lib/editor/plugins/comment-marks.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import type { EditorHost } from "../editor-host.ts";
import { placedRange } from "../suggesting/placed-range.ts";
import "../suggesting/proposals.css";
import { useSuggesting } from "../suggesting/use-suggesting.ts";
import { useMedia } from "../use-media.ts";
import "./comment-marks.css";
import type { CommentsShown } from "./comments-button.tsx";
import { CommentsPanel, type ThreadFilter } from "./comments-panel.tsx";
import { Margin } from "./margin/margin.tsx";
import { createMentionSource, MentionContext } from "./mention-source.ts";
import { scrollToThread } from "./scroll-to-thread.ts";
import { selectedRange } from "./selected-range.ts";
import { createThreadPlacer, type PlacedRange, type ThreadPlacer } from "./thread-placer.ts";
import { threadsInOrder } from "./threads-in-order.ts";
import type { NewThreadDraft, ThreadsProps } from "./threads-props.ts";
import { useClickedThread } from "./use-clicked-thread.ts";
import { useCommentStore } from "./use-comment-store.ts";

export interface CommentsProps {
  host: EditorHost;
  binding: Binding;
  connection: DocumentConnection | undefined;
  documentId: string;
  me: CommentPerson;
  /** Whose every comment one may delete. */
  isOwner: boolean;
  /** May write in the document, and so decide about suggestions. */
  mayEdit: boolean;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  /** How often a new comment was asked for. */
  addings: number;
  /** How often a new suggestion was. */
  beginnings: number;
  isSuggesting: boolean;
  onTaken: (isTaken: boolean) => void;
  onShown: (shown: CommentsShown) => void;
}

/** The comments of a document: in the text, and beside it in the margin or in the panel. */
export function Comments(props: CommentsProps) {
  const { host, binding, connection, documentId, me, isOwner, isOpen, setOpen, addings, onShown } = props;
  const myId = me.id;
  const texts = useTexts();
  const toast = useToast();
  const [store, known] = useCommentStore(connection, documentId);
  const suggesting = useSuggesting(props, store, known);
  const { threads, people, openId } = suggesting;
  const snapshot = useMemo(() => ({ ...known, threads, people }), [known, threads, people]);
  const [filter, setFilter] = useState<ThreadFilter>("open");
  const [activeId, setActiveId] = useState<string>();
  const [draft, setDraft] = useState<NewThreadDraft>();
  const [order, setOrder] = useState<readonly string[]>([]);
  const mentionSource = useMemo(() => createMentionSource(documentId, myId), [documentId, myId]);
  const drafts = useMemo(() => commentDrafts(storage(), myId, documentId), [myId, documentId]);

  const all = useMemo(() => threadsInOrder(snapshot.threads.values(), order), [snapshot.threads, order]);
  const listed = all.filter((thread) =>
    filter === "mine" ? concerns(thread, myId) : isOpenThread(thread) === (filter === "open"),
  );
  const openCount = all.filter(isOpenThread).length;
  const { waiting, isKept } = suggesting;
  const unsent = suggesting.unsent.size;
  useEffect(
    () => onShown({ count: openCount, isOpen, waiting: { all: waiting, unsent, isKept } }),
    [openCount, isOpen, waiting, unsent, isKept, onShown],
  );
  useEffect(() => () => onShown({ count: 0, isOpen: false }), [onShown]);

  const placer = useRef<ThreadPlacer>(undefined);
  useEffect(() => {
    placer.current = createThreadPlacer(host, binding, setOrder);
    return () => placer.current?.stop();
  }, [host, binding]);
  useEffect(() => {
    const ranges = new Map<string, PlacedRange>();
    // What is being typed draws itself.
    for (const thread of snapshot.threads.values())
      if (isOpenThread(thread) && thread.id !== openId)
        ranges.set(thread.id, placedRange(thread, snapshot.people));
    if (draft !== undefined) ranges.set(draft.id, draft.range);
    placer.current?.show(ranges, draft?.id ?? activeId);
  }, [snapshot.threads, snapshot.people, draft, activeId, openId]);

  // Cards stand beside the text where the window has room for them, and marks where it has room for these.
  const hasRoom = useMedia("(min-width: 1200px)");
  const hasMargin = useMedia("(min-width: 840px)");
  const isInMargin = hasRoom && !isOpen;
  const hasPlace = (id: string): boolean => {
    const thread = snapshot.threads.get(id);
    return thread !== undefined && isOpenThread(thread) && order.includes(id);
  };

  const active = activeId === undefined ? undefined : snapshot.threads.get(activeId);
  const hasNews = active !== undefined && isUnread(snapshot, active, myId);
  useEffect(() => {
    if ((isOpen || hasRoom) && activeId !== undefined && hasNews) store.markRead([activeId]);
  }, [isOpen, hasRoom, activeId, hasNews, store]);
  useEffect(() => {
    if (draft !== undefined && isInMargin) scrollToThread(host, draft.id);
  }, [host, draft, isInMargin]);

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
    if (!showThread(id, false) || isInMargin) return;
    // On a phone a tap puts the caret there; a sheet over the text would be in the way.
    if (host.view?.editable !== true || window.matchMedia("(pointer: fine)").matches) setOpen(true);
  });

  const begin = (): void => {
    host.catchUp();
    const { state } = host;
    const selected = state && selectedRange(state, binding);
    if (selected === undefined) {
      toast({ text: texts("comments.noText") });
      return;
    }
    setActiveId(undefined);
    setDraft({ id: createId(), ...selected });
    if (!hasRoom) setOpen(true);
  };
  const followAddress = (): void => {
    const id = /^#c-(.+)$/.exec(window.location.hash)?.[1];
    if (id === undefined) return;
    if (!hasRoom || !hasMark(host, id)) setOpen(true);
    if (!showThread(id, true)) toast({ text: texts("comments.noThread") });
  };
  const latest = useRef({ begin, followAddress, step: (_by: 1 | -1): void => {} });
  const step = (by: 1 | -1): void => {
    const beside = isInMargin ? all.filter(({ id }) => hasPlace(id)) : [];
    const stops = beside.length > 0 ? beside : listed;
    if (stops.length === 0) return;
    const at = stops.findIndex(({ id }) => id === activeId);
    const next = at === -1 ? (by === 1 ? 0 : stops.length - 1) : (at + by + stops.length) % stops.length;
    if (beside.length === 0) setOpen(true);
    const isAmongThem = document.activeElement?.closest("[data-comments]") != null;
    activate(stops[next]?.id);
    // Whose focus is among the threads goes on with it.
    if (isAmongThem) requestAnimationFrame(focusActive);
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

  const shared: ThreadsProps = {
    host,
    documentId,
    store,
    snapshot,
    activeId,
    onActivate: activate,
    draft,
    onCancelDraft() {
      setDraft(undefined);
      host.focus();
    },
    async onStart({ id, range, quote }, text, mentions) {
      await store.change(() =>
        webApi.startThread(documentId, { id, range, quote, comment: { text, mentions } }),
      );
      setFilter("open");
      setDraft(undefined);
      setActiveId(id);
      // Its box is gone, and so is what the text was selected for: the bar over it shall not come back.
      host.tell(collapseSelection);
      host.focus();
    },
    drafts,
    myId,
    isOwner,
    mayEdit: props.mayEdit,
    suggesting,
  };
  if (!isOpen && (!hasMargin || (order.length === 0 && draft === undefined))) return null;
  return (
    <MentionContext value={mentionSource}>
      {isOpen ? (
        <CommentsPanel
          {...shared}
          listed={listed}
          placed={new Set(openId === undefined ? order : [...order, openId])}
          filter={filter}
          onFilter={setFilter}
          onStep={step}
          onClose={() => {
            setOpen(false);
            setDraft(undefined);
            setActiveId(undefined);
            host.focus();
          }}
        />
      ) : (
        <Margin
          {...shared}
          isWide={hasRoom}
          onMore={(id) => {
            setOpen(true);
            setFilter("open");
            activate(id);
          }}
          onRest={() => {
            setActiveId(undefined);
            // What was typed and is not posted stays in sight.
            if (drafts.read("new") === "") setDraft(undefined);
          }}
        />
      )}
    </MentionContext>
  );
}

function focusActive(): void {
  document.querySelector<HTMLElement>("[data-comments] [data-active] button")?.focus();
}

/** Whether the text of a thread is marked already. */
function hasMark({ state }: EditorHost, id: string): boolean {
  const places = state && commentMarksIn(state)?.places();
  return places?.some((place) => place.id === id) === true;
}

/** Undefined where the browser keeps nothing for this page. */
function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
