import type { Thread } from "#lib/collab/comments-api.ts";
import type { SentSuggestion } from "./suggestion-outbox.ts";

/** Threads as their author sees them: with what has not reached the server. One that is not there at all has no `seq`. */
export function withWaiting(
  threads: ReadonlyMap<string, Thread>,
  waiting: readonly SentSuggestion[],
  myId: string,
): ReadonlyMap<string, Thread> {
  if (waiting.length === 0) return threads;
  const all = new Map(threads);
  for (const { id, range, quote, insert, at } of waiting) {
    const there = threads.get(id);
    const suggestion = { insert, state: "open", decidedBy: null } as const;
    if (there === undefined)
      all.set(id, {
        id,
        seq: 0,
        authorId: myId,
        createdAt: at,
        range,
        quote,
        suggestion,
        resolvedBy: null,
        comments: [],
      });
    else if (there.suggestion?.state === "open") all.set(id, { ...there, range, quote, suggestion });
  }
  return all;
}

/** Whether the server has heard of it. */
export function hasArrived({ seq }: Thread): boolean {
  return seq > 0;
}
