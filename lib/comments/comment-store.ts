import type { CommentCalls } from "#lib/collab/comment-calls.ts";
import type { CommentsChange } from "#lib/collab/comments-api.ts";
import { onceMore } from "#lib/collab/once-more.ts";
import { type CommentState, noComments, withAnswer, withCatchUp, withRead } from "./comment-state.ts";

export interface CommentSnapshot extends CommentState {
  /** `failed`: the last look-up did not arrive; what is shown may be old. */
  readonly status: "loading" | "ready" | "failed";
}

/** The comments of one document, as one page knows them. */
export interface CommentStore {
  readonly snapshot: () => CommentSnapshot;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks for what is new. Called again while it asks, it asks once more afterwards. Never rejects. */
  catchUp(): Promise<void>;
  /** Makes a change and takes in its answer, which the person has read with it. Rejects as the call does. */
  change(call: () => Promise<CommentsChange>): Promise<void>;
  /** Remembers, here at once and on the server, that the person has seen these threads as they are. */
  markRead(threadIds: readonly string[]): void;
}

type Calls = Pick<CommentCalls, "comments" | "markThreadsRead">;

/** A store that knows nothing yet: `catchUp` fills it. */
export function createCommentStore(documentId: string, calls: Calls): CommentStore {
  const listeners = new Set<() => void>();
  let snapshot: CommentSnapshot = { ...noComments, status: "loading" };

  const show = (next: Partial<CommentSnapshot>): void => {
    snapshot = { ...snapshot, ...next };
    for (const listener of listeners) listener();
  };

  const catchUp = onceMore(async () => {
    try {
      const change = await calls.comments(documentId, snapshot.seq);
      show({ ...withCatchUp(snapshot, change), status: "ready" });
    } catch {
      // The next event, a new connection, or the button beside the message asks again.
      show({ status: "failed" });
    }
  });

  const markRead = (threadIds: readonly string[]): void => {
    const marks: Record<string, number> = {};
    for (const id of threadIds) {
      const seq = snapshot.threads.get(id)?.seq;
      if (seq !== undefined && seq > (snapshot.read.get(id) ?? 0)) marks[id] = seq;
    }
    if (Object.keys(marks).length === 0) return;
    show(withRead(snapshot, marks));
    // Lost on the way it is unread again in the next tab: no reason to bother anybody.
    calls.markThreadsRead(documentId, marks).catch(() => undefined);
  };

  return {
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    catchUp,
    async change(call) {
      const change = await call();
      show(withAnswer(snapshot, change));
      markRead(change.threads.map(({ id }) => id));
    },
    markRead,
  };
}
