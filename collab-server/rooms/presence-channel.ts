/**
 * Carries a room's presence to its sockets: at most 20 frames a second, encoded once for everybody who said nothing in it
 * (nobody hears their own state back). Where edits go out all the time, presence goes with one of them, in the same write: to
 * the network it is the number of writes that counts. Knows about time; who may say what is decided in presence.ts.
 */
import type { AwarenessEntry } from "#collab-server/protocol/client-message.ts";
import { encodeAwareness } from "#collab-server/protocol/server-message.ts";
import type { Clock } from "#lib/collab/clock.ts";
import { limits } from "#lib/collab/limits.ts";
import { createPresence, type Presence, type PresenceContest } from "./presence.ts";
import type { Session } from "./session.ts";

export interface PresenceChannel {
  receive(from: Session, entries: readonly AwarenessEntry[]): void;
  /** Sends one socket everybody else's state. */
  sendAll(to: Session): void;
  /** `isGoodbye`: the client closed the socket on purpose, so that its cursor goes at once. */
  release(from: Session, isGoodbye: boolean): void;
  restamp(session: Session): void;
  /** Edits go out now: gives, for each socket, the presence that is due and may go with them. */
  takeDue(): PresenceFrames | undefined;
  /** Large audiences: from now on, viewers are present to nobody; or are again. */
  hideViewers(areHidden: boolean): void;
  /** Stops every timer. */
  close(): void;
}

/** What a socket is to hear, if anything. */
export type PresenceFrames = (session: Session) => Uint8Array | undefined;

export function createPresenceChannel(clock: Clock, sessions: ReadonlySet<Session>): PresenceChannel {
  return new RoomPresence(clock, sessions);
}

/** A class, and made of nothing until somebody is present: most rooms of a server are quiet. */
class RoomPresence implements PresenceChannel {
  readonly #clock: Clock;
  readonly #sessions: ReadonlySet<Session>;
  #presence: Presence | undefined;
  #contests: Map<number, { challenger: Session; contest: PresenceContest }> | undefined;
  #cancels: Set<() => void> | undefined;
  #lastFlushAt = 0;
  #lastEditsAt = 0;
  #cancelFlush: (() => void) | undefined;

  constructor(clock: Clock, sessions: ReadonlySet<Session>) {
    this.#clock = clock;
    this.#sessions = sessions;
  }

  #later(ms: number, task: () => void): () => void {
    const cancels = (this.#cancels ??= new Set());
    const cancel = this.#clock.after(ms, () => {
      cancels.delete(cancel);
      task();
    });
    cancels.add(cancel);
    return () => {
      cancels.delete(cancel);
      cancel();
    };
  }

  #flushSoon(): void {
    if (this.#cancelFlush !== undefined || this.#presence?.hasChanges() !== true) return;
    this.#plan(this.#lastFlushAt + limits.presenceFlushMs);
  }

  #plan(dueAt: number): void {
    this.#cancelFlush = this.#later(Math.max(0, dueAt - this.#clock.now()), () => {
      // Where an edit went out just now, another is likely to follow, and takes it along.
      const rideUntil = this.#lastEditsAt + limits.presenceRideMs;
      if (this.#clock.now() < rideUntil) this.#plan(rideUntil);
      else this.#flush();
    });
  }

  #takeFrames(): PresenceFrames | undefined {
    this.#cancelFlush?.();
    this.#cancelFlush = undefined;
    const changes = this.#presence?.takeChanges() ?? [];
    if (changes.length === 0) return undefined;
    this.#lastFlushAt = this.#clock.now();
    const speakers = new Set(changes.map((change) => change.holder));
    const forAll = encodeAwareness(changes.map((change) => change.entry));
    return (session) => {
      if (!speakers.has(session)) return forAll;
      const others = changes.filter((change) => change.holder !== session).map((change) => change.entry);
      return others.length > 0 ? encodeAwareness(others) : undefined;
    };
  }

  #flush(): void {
    const framesOf = this.#takeFrames();
    if (framesOf === undefined) return;
    for (const session of this.#sessions) {
      // Whoever is behind hears everybody's newest state when it has caught up.
      if (session.outbox.isBehind()) continue;
      const frame = framesOf(session);
      if (frame !== undefined) session.outbox.offer(frame);
    }
  }

  /** Open mode: the holder is asked for a sign of life; silence gives its id to the newcomer. */
  #settleLater(challenger: Session, contest: PresenceContest): void {
    const { clientId } = contest.entry;
    const contests = (this.#contests ??= new Map());
    const running = contests.get(clientId);
    if (running?.challenger === challenger) {
      running.contest = contest;
      return;
    }
    if (running !== undefined) return;
    const holder = [...this.#sessions].find((session) => session === contest.holder);
    if (holder === undefined) return;
    const askedAt = this.#clock.now();
    contests.set(clientId, { challenger, contest });
    holder.connection.ping();
    this.#later(limits.presenceContestMs, () => {
      const latest = contests.get(clientId);
      contests.delete(clientId);
      if (latest === undefined || !this.#sessions.has(challenger)) return;
      if (this.#sessions.has(holder) && holder.connection.lastHeardAt() > askedAt) return;
      this.#presence?.yieldTo(challenger, latest.contest);
      this.#flushSoon();
    });
  }

  receive(from: Session, entries: readonly AwarenessEntry[]): void {
    if (entries.length === 0) return;
    this.#presence ??= createPresence();
    for (const contest of this.#presence.receive(from, entries)) this.#settleLater(from, contest);
    this.#flushSoon();
  }

  sendAll(to: Session): void {
    const entries = this.#presence?.everybody(to) ?? [];
    if (entries.length > 0) to.outbox.offer(encodeAwareness(entries));
  }

  release(from: Session, isGoodbye: boolean): void {
    const ids = this.#presence?.release(from) ?? [];
    if (ids.length === 0) return;
    if (isGoodbye) this.#expire(ids);
    else this.#later(limits.presenceGraceMs, () => this.#expire(ids));
  }

  #expire(ids: readonly number[]): void {
    this.#presence?.expire(ids);
    this.#flushSoon();
  }

  restamp(session: Session): void {
    this.#presence?.restamp(session);
    this.#flushSoon();
  }

  hideViewers(areHidden: boolean): void {
    if (!areHidden && this.#presence === undefined) return;
    this.#presence ??= createPresence();
    if (this.#presence.hideViewers(areHidden))
      for (const session of this.#sessions) this.#presence.restamp(session);
    this.#flushSoon();
  }

  takeDue(): PresenceFrames | undefined {
    const now = this.#clock.now();
    this.#lastEditsAt = now;
    if (this.#presence?.hasChanges() !== true || now < this.#lastFlushAt + limits.presenceFlushMs)
      return undefined;
    return this.#takeFrames();
  }

  close(): void {
    for (const cancel of this.#cancels ?? []) cancel();
    this.#cancels = undefined;
  }
}
