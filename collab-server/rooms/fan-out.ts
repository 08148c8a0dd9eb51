/**
 * Carries a room's edits to its sockets. A write to a socket costs about 8 µs, whatever is in it; so in a busy room what comes
 * close together goes out as one update:
 *
 *   edit ── the last frame is long enough ago ──► out at once
 *     └──── else ──► waits for the rest of the pause, and takes along what comes meanwhile
 *
 * The pause grows with the number of sockets, so that a room's fan-out takes a limited share of a core however fast people
 * type, and two people who write together never wait.
 */
import { mergeTree } from "#collab-server/compaction/merge-tree.ts";
import { encodeUpdate } from "#collab-server/protocol/server-message.ts";
import type { Clock } from "#lib/collab/clock.ts";
import { limits } from "#lib/collab/limits.ts";
import type { PresenceChannel } from "./presence-channel.ts";
import type { Session } from "./session.ts";

export interface FanOut {
  /** Takes an update that the room has applied. `from` hears nothing of it when nobody else wrote meanwhile. */
  add(update: Uint8Array, from: Session | undefined): void;
  /** Sends what waits, now. */
  flush(): void;
}

export function createFanOut(
  clock: Clock,
  sessions: ReadonlySet<Session>,
  presence: Pick<PresenceChannel, "takeDue">,
): FanOut {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  /** Who wrote all that waits; undefined when several did, or nobody. */
  let onlyAuthor: Session | undefined;
  let lastAt = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | undefined;

  function pauseMs(): number {
    return Math.min(limits.fanOutPauseMs, Math.floor(sessions.size / limits.fanOutSocketsPerMs));
  }

  function flush(): void {
    cancel?.();
    cancel = undefined;
    if (waiting.length === 0) return;
    const frame = encodeUpdate(mergeTree(waiting));
    const author = onlyAuthor;
    const presenceOf = presence.takeDue();
    waiting = [];
    bytes = 0;
    lastAt = clock.now();
    for (const session of sessions) {
      const along = presenceOf?.(session);
      if (session === author) {
        if (along !== undefined) session.outbox.offer(along);
        continue;
      }
      // It fell behind just now, and what it is owed is counted from behind this frame.
      if (session.outbox.isBehind() && session.owed === undefined) session.outbox.send(frame);
      else session.outbox.offer(frame, along);
    }
  }

  return {
    add(update, from) {
      onlyAuthor = waiting.length === 0 || onlyAuthor === from ? from : undefined;
      waiting.push(update);
      bytes += update.byteLength;
      if (bytes >= limits.fanOutWaitingBytes) return flush();
      if (cancel !== undefined) return;
      const waitMs = lastAt + pauseMs() - clock.now();
      if (waitMs <= 0) flush();
      else cancel = clock.after(waitMs, flush);
    },
    flush,
  };
}
