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
  return new RoomFanOut(clock, sessions, presence);
}

class RoomFanOut implements FanOut {
  readonly #clock: Clock;
  readonly #sessions: ReadonlySet<Session>;
  readonly #presence: Pick<PresenceChannel, "takeDue">;
  #waiting: Uint8Array[] = [];
  #bytes = 0;
  /** Who wrote all that waits; undefined when several did, or nobody. */
  #onlyAuthor: Session | undefined;
  #lastAt = 0;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, sessions: ReadonlySet<Session>, presence: Pick<PresenceChannel, "takeDue">) {
    this.#clock = clock;
    this.#sessions = sessions;
    this.#presence = presence;
  }

  add(update: Uint8Array, from: Session | undefined): void {
    this.#onlyAuthor = this.#waiting.length === 0 || this.#onlyAuthor === from ? from : undefined;
    this.#waiting.push(update);
    this.#bytes += update.byteLength;
    if (this.#bytes >= limits.fanOutWaitingBytes) return this.flush();
    if (this.#cancel !== undefined) return;
    const waitMs = this.#lastAt + this.#pauseMs() - this.#clock.now();
    if (waitMs <= 0) this.flush();
    else this.#cancel = this.#clock.after(waitMs, () => this.flush());
  }

  #pauseMs(): number {
    return Math.min(limits.fanOutPauseMs, Math.floor(this.#sessions.size / limits.fanOutSocketsPerMs));
  }

  flush(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    if (this.#waiting.length === 0) return;
    const frame = encodeUpdate(mergeTree(this.#waiting));
    const author = this.#onlyAuthor;
    const presenceOf = this.#presence.takeDue();
    this.#waiting = [];
    this.#bytes = 0;
    this.#onlyAuthor = undefined;
    this.#lastAt = this.#clock.now();
    for (const session of this.#sessions) {
      const along = presenceOf?.(session);
      if (session === author) {
        if (along !== undefined) session.outbox.offer(along);
        continue;
      }
      // It fell behind just now, and what it is owed is counted from behind this frame.
      if (session.owed === undefined && session.outbox.isBehind()) session.outbox.send(frame);
      else session.outbox.offer(frame, along);
    }
  }
}
