import type { CommentCalls } from "#lib/collab/comment-calls.ts";
import type { Notice } from "#lib/collab/notices-api.ts";
import { onceMore } from "#lib/collab/once-more.ts";

export interface NoticeSnapshot {
  /** `failed`: the last look-up did not arrive; what is shown may be old. */
  readonly status: "loading" | "ready" | "failed";
  /** Newest first. */
  readonly notices: readonly Notice[];
  readonly unread: number;
}

/** What one person's bell holds, as one page knows it. */
export interface NoticeStore {
  readonly snapshot: () => NoticeSnapshot;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks for the list. Called again while it asks, it asks once more afterwards. Never rejects. */
  look(): Promise<void>;
  /** Here at once, and on the server. Without ids: all that are shown. */
  markRead(ids?: readonly string[]): void;
  /** Whether one hears of a document. Rejects as the call does. */
  mute(documentId: string, isMuted: boolean): Promise<void>;
}

type Calls = Pick<CommentCalls, "notices" | "markNoticesRead" | "setMuted">;

/** A store that knows nothing yet: `look` fills it. */
export function createNoticeStore(calls: Calls): NoticeStore {
  const listeners = new Set<() => void>();
  // An answer that was on its way before must not bring them back as unread.
  const readHere = new Set<string>();
  let snapshot: NoticeSnapshot = { status: "loading", notices: [], unread: 0 };

  const show = (status: NoticeSnapshot["status"], from: readonly Notice[]): void => {
    const notices = from.map((notice) => (readHere.has(notice.id) ? { ...notice, isRead: true } : notice));
    snapshot = { status, notices, unread: notices.filter(({ isRead }) => !isRead).length };
    for (const listener of listeners) listener();
  };
  const look = onceMore(async () => {
    try {
      show("ready", (await calls.notices()).notices);
    } catch {
      // The next ring, the next look, or the button beside the message asks again.
      show("failed", snapshot.notices);
    }
  });

  return {
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look,
    markRead(ids = snapshot.notices.map(({ id }) => id)) {
      const unread = snapshot.notices.filter(({ id, isRead }) => !isRead && ids.includes(id));
      if (unread.length === 0) return;
      for (const { id } of unread) readHere.add(id);
      show(snapshot.status, snapshot.notices);
      // Lost on the way they are unread again on the next page: no reason to bother anybody.
      calls.markNoticesRead(unread.map(({ id }) => id)).catch(() => undefined);
    },
    async mute(documentId, isMuted) {
      await calls.setMuted(documentId, isMuted);
      show(
        snapshot.status,
        snapshot.notices.map((notice) =>
          notice.document.id === documentId
            ? { ...notice, document: { ...notice.document, isMuted } }
            : notice,
        ),
      );
    },
  };
}
