/**
 * Suggestions on their way: what somebody types is on this device at once, with the server after a pause, and stays here until
 * the server has all of it. So neither a reload nor a lost connection loses a letter.
 *
 *   typed ──pause──► sent ──answer──► gone from here   (typed again meanwhile: once more)
 *                      └──no answer, refused──► waits  (tried again: later, when typed on, when asked)
 */
import type { Clock } from "#lib/collab/clock.ts";
import type { CommentCalls } from "#lib/collab/comment-calls.ts";
import type { CommentsChange, NewProposal } from "#lib/collab/comments-api.ts";
import { createId } from "#lib/collab/doc-id.ts";
import { WebApiError, type WebApiErrorCode } from "#lib/web-api/web-api-error.ts";
import type { KeptSuggestions } from "./kept-suggestions.ts";

/** A suggestion that the server does not have as it is here. */
export interface SentSuggestion extends NewProposal {
  /** Of its thread. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Why the last try did not arrive. */
  readonly problem?: WebApiErrorCode | undefined;
  /** False: it does not outlive this page. */
  readonly isKept?: boolean;
}

export interface SuggestionOutbox {
  /** The same array until something changes. */
  readonly waiting: () => readonly SentSuggestion[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes a suggestion as it is now; it is sent after a pause. */
  put(id: string, proposal: NewProposal): void;
  /** Nothing of it is left to send, for now: what the server has of it stays as it is. */
  hold(id: string): void;
  /** Nothing is left of it: here and, if it has arrived there, with the server. */
  drop(id: string): void;
  /** Who is asked when one was decided, or deleted, while it was typed on: answers what of it goes on as another; "" for nothing. */
  hearDecided(listener: DecidedListener): void;
  /** Sends what waits at once. */
  flush(): void;
  stop(): void;
}

export type DecidedListener = (id: string, insert: string) => Promise<string>;

export interface OutboxOptions {
  documentId: string;
  kept: KeptSuggestions;
  calls: Pick<CommentCalls, "startThread" | "reviseSuggestion" | "removeThread">;
  /** Makes a call and takes its answer in, as CommentStore.change does. */
  change: (call: () => Promise<CommentsChange>) => Promise<void>;
  /** Whether the server has a thread of this id, as far as this page knows. */
  isThere: (id: string) => boolean;
  clock: Clock;
}

/** Shorter than the breath between two sentences. */
export const pauseMs = 1_200;
/** Others see at least this often how it grows. */
export const mostMs = 6_000;
export const againMs = 5_000;

/** Errors that the same suggestion will meet again. */
const lasting: ReadonlySet<WebApiErrorCode> = new Set(["forbidden", "too_large", "bad_request", "not_found"]);

export function createSuggestionOutbox(options: OutboxOptions): SuggestionOutbox {
  const { documentId, kept, calls, change, isThere, clock } = options;
  const listeners = new Set<() => void>();
  const waiting = new Map<string, SentSuggestion>(kept.all().map((each) => [each.id, each]));
  let shown: readonly SentSuggestion[] = [...waiting.values()];
  const sending = new Set<string>();
  /** Given up while they were on their way. */
  const dropped = new Set<string>();
  // Nobody knows better: all of it.
  let onDecided: DecidedListener = async (_id, insert) => insert;
  let cancel: (() => void) | undefined;
  let since: number | undefined;

  const show = (): void => {
    shown = [...waiting.values()];
    for (const listener of listeners) listener();
  };
  const keep = (suggestion: SentSuggestion): void => {
    waiting.set(suggestion.id, { ...suggestion, isKept: kept.write(suggestion) });
    show();
  };
  const forget = (id: string): void => {
    waiting.delete(id);
    kept.remove(id);
    show();
  };
  const remove = (id: string): void => {
    // What is left with the server can be withdrawn on its card.
    change(() => calls.removeThread(documentId, id)).catch(() => undefined);
  };
  const later = (ms: number): void => {
    cancel?.();
    cancel = clock.after(ms, flush);
  };

  const call = (suggestion: SentSuggestion): Promise<CommentsChange> => {
    const { id, range, quote, insert } = suggestion;
    return isThere(id)
      ? calls.reviseSuggestion(documentId, id, { range, quote, insert })
      : calls.startThread(documentId, { id, range, quote, suggestion: { insert }, comment: { text: "" } });
  };
  const send = async (suggestion: SentSuggestion): Promise<void> => {
    const { id } = suggestion;
    sending.add(id);
    try {
      await change(() => call(suggestion));
      if (dropped.delete(id)) remove(id);
      else if (waiting.get(id) === suggestion) forget(id);
    } catch (error) {
      await fail(id, error instanceof WebApiError ? error.code : "internal");
    } finally {
      sending.delete(id);
    }
    const rest = waiting.get(id);
    if (rest !== undefined && !isStuck(rest)) later(rest.problem === undefined ? pauseMs : againMs);
  };
  const fail = async (id: string, code: WebApiErrorCode): Promise<void> => {
    const now = waiting.get(id);
    if (now === undefined) return;
    const isOver = code === "conflict" || (code === "not_found" && isThere(id));
    if (!isOver) {
      keep({ ...now, problem: code });
      return;
    }
    const nextId = createId();
    const insert = await onDecided(id, now.insert);
    // Held meanwhile: somebody else goes on with it.
    const isLeft = waiting.has(id);
    forget(id);
    if (insert === "" || !isLeft) return;
    keep({ ...now, id: nextId, insert });
    later(pauseMs);
  };
  function flush(): void {
    cancel?.();
    cancel = since = undefined;
    // oxlint-disable-next-line no-void -- it deals with what goes wrong.
    for (const suggestion of waiting.values()) if (!sending.has(suggestion.id)) void send(suggestion);
  }

  return {
    waiting: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put(id, proposal) {
      keep({ ...proposal, id, at: waiting.get(id)?.at ?? clock.now() });
      since ??= clock.now();
      later(Math.max(0, Math.min(pauseMs, since + mostMs - clock.now())));
    },
    hold: forget,
    drop(id) {
      forget(id);
      if (sending.has(id)) dropped.add(id);
      else if (isThere(id)) remove(id);
    },
    hearDecided(listener) {
      onDecided = listener;
    },
    flush,
    stop: () => cancel?.(),
  };
}

function isStuck({ problem }: SentSuggestion): boolean {
  return problem !== undefined && lasting.has(problem);
}
