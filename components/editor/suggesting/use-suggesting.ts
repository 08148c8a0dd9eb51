"use client";

import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { systemClock } from "#lib/collab/clock.ts";
import type { Thread } from "#lib/collab/comments-api.ts";
import type { DocumentConnection } from "#lib/collab/document-connection.ts";
import { deviceStorage } from "#lib/collab/kept-changes.ts";
import type { CommentPerson } from "#lib/comments/comment-state.ts";
import type { CommentSnapshot, CommentStore } from "#lib/comments/comment-store.ts";
import { keptSuggestions } from "#lib/comments/suggestions/kept-suggestions.ts";
import { restOf } from "#lib/comments/suggestions/rest-of.ts";
import {
  createSuggestionOutbox,
  type SuggestionOutbox,
} from "#lib/comments/suggestions/suggestion-outbox.ts";
import { withWaiting } from "#lib/comments/suggestions/with-waiting.ts";
import type { Binding } from "#lib/editor/binding/binding.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import type { EditorHost } from "../editor-host.ts";
import type { Refusal } from "./open-suggestion.ts";
import { createSuggester, type Suggester } from "./suggester.ts";

export interface SuggestingOptions {
  host: EditorHost;
  binding: Binding;
  connection: DocumentConnection | undefined;
  documentId: string;
  me: CommentPerson;
  /** May switch to Editing. */
  mayEdit: boolean;
  /** All that is typed is a suggestion. */
  isSuggesting: boolean;
  /** Whether that is so by now. */
  onTaken: (isTaken: boolean) => void;
  /** How often a suggestion was asked for by a button. */
  beginnings: number;
}

export interface Suggesting {
  /** With what has not arrived yet. */
  threads: ReadonlyMap<string, Thread>;
  people: ReadonlyMap<string, CommentPerson>;
  /** The one that is being typed: it draws itself. */
  openId: string | undefined;
  outbox: SuggestionOutbox;
  /** How many have not arrived, and whether they outlive this page. */
  waiting: number;
  isKept: boolean;
  /** Those that were tried in vain. */
  unsent: ReadonlySet<string>;
  reopen: (id: string) => void;
}

/** Making suggestions, and sending them. */
export function useSuggesting(
  {
    host,
    binding,
    connection,
    documentId,
    me,
    mayEdit,
    isSuggesting,
    onTaken,
    beginnings,
  }: SuggestingOptions,
  store: CommentStore,
  snapshot: CommentSnapshot,
): Suggesting {
  const texts = useTexts();
  const toast = useToast();
  const [openId, setOpenId] = useState<string>();
  const suggester = useRef<Suggester>(undefined);
  const refuse = useRef((_why: Refusal): void => {});
  useEffect(() => {
    refuse.current = (why) =>
      toast({ text: texts(`suggesting.${why === "onlyText" && !mayEdit ? "onlyTextToo" : why}`) });
  });
  const [outbox] = useState(() =>
    createSuggestionOutbox({
      documentId,
      kept: keptSuggestions(deviceStorage(), me.id, documentId),
      calls: webApi,
      change: (call) => store.change(call),
      isThere: (id) => store.snapshot().threads.has(id),
      clock: systemClock,
    }),
  );
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.waiting, outbox.waiting);
  const unsent = useMemo(
    () => new Set(waiting.filter(({ problem }) => problem !== undefined).map(({ id }) => id)),
    [waiting],
  );
  const threads = useMemo(
    () => withWaiting(snapshot.threads, waiting, me.id),
    [snapshot.threads, waiting, me.id],
  );
  const people = useMemo(
    () => (snapshot.people.has(me.id) ? snapshot.people : new Map(snapshot.people).set(me.id, me)),
    [snapshot.people, me],
  );
  const mine = useRef<ReadonlyMap<string, Thread>>(new Map());
  useEffect(() => {
    mine.current = new Map(
      [...threads].filter(
        ([, { authorId, suggestion }]) =>
          authorId === me.id && suggestion !== null && suggestion.state === "open",
      ),
    );
    for (const thread of threads.values())
      if (thread.id === openId && thread.suggestion?.state !== "open") suggester.current?.decided(thread);
  }, [threads, me.id, openId]);

  const { color } = me;
  useEffect(() => {
    const made = createSuggester({
      host,
      binding,
      color,
      words: {
        label: texts("suggesting.field"),
        hint: texts("suggesting.hint"),
        done: texts("suggesting.done"),
        discard: texts("suggesting.discard"),
      },
      outbox,
      mine: () => mine.current,
      onOpen: setOpenId,
      onRefuse: (why) => refuse.current(why),
    });
    suggester.current = made;
    outbox.hearDecided(async (id, insert) => {
      await store.catchUp();
      const decided = store.snapshot().threads.get(id);
      if (decided?.suggestion == null) return insert;
      // Typed on right now: then it goes on from there by itself.
      return made.decided(decided) ? "" : restOf(decided.suggestion, insert);
    });
    const stopTaking = isSuggesting ? host.takeInput(made.taker) : undefined;
    if (isSuggesting) {
      onTaken(true);
      focusSelection(host);
    }
    return () => {
      stopTaking?.();
      if (isSuggesting) onTaken(false);
      made.stop();
      suggester.current = undefined;
    };
  }, [host, binding, color, texts, outbox, store, isSuggesting, onTaken]);
  useEffect(() => {
    if (beginnings > 0) suggester.current?.begin();
  }, [beginnings]);

  useEffect(() => {
    if (mayEdit || isSuggesting) return undefined;
    // Who may only comment and types all the same is told what they can do.
    const press = (event: KeyboardEvent): void => {
      const { target, key, ctrlKey, metaKey, altKey, isComposing } = event;
      if (event.defaultPrevented || isComposing || ctrlKey || metaKey || altKey) return;
      if (!/^(\S|Backspace|Delete|Enter)$/u.test(key) || target !== host.view?.dom) return;
      toast({
        text: texts("suggesting.readOnly"),
        action: { label: texts("mode.toggle"), onSelect: () => host.wish("suggesting") },
      });
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [host, mayEdit, isSuggesting, texts, toast]);

  // What an earlier page left behind, and what had no connection, goes as soon as there is one.
  const isReady = snapshot.status === "ready";
  useEffect(() => {
    if (!isReady || connection === undefined) return undefined;
    let wasLive = false;
    const hear = (): void => {
      const isLive = connection.snapshot().state === "live";
      if (isLive && !wasLive) outbox.flush();
      wasLive = isLive;
    };
    hear();
    const stop = connection.subscribe(hear);
    return () => {
      stop();
      outbox.stop();
    };
  }, [connection, isReady, outbox]);

  return {
    threads,
    people,
    openId,
    outbox,
    waiting: waiting.length,
    isKept: waiting.every(({ isKept }) => isKept !== false),
    unsent,
    reopen(id) {
      if (suggester.current?.reopen(id) !== true) toast({ text: texts("suggesting.nothingOpen") });
    },
  };
}

/** A text that can only be read takes no focus: who selected something there, and suggests from now on, types right away. */
function focusSelection({ view, focus }: EditorHost): void {
  const anchor = document.getSelection()?.anchorNode;
  if (document.activeElement === document.body && anchor != null && view?.dom.contains(anchor) === true)
    focus();
}
