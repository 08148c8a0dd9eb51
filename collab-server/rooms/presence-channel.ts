/**
 * Carries a room's presence to its sockets: at most 20 frames a second, encoded once for everybody who said nothing in it
 * (nobody hears their own state back). Where edits go out all the time, presence goes with one of them, in the same write: to
 * the network it is the number of writes that counts. Knows about time; who may say what is decided in presence.ts.
 */
import type { AwarenessEntry } from "#collab-server/protocol/client-message.ts";
import { encodeAwareness } from "#collab-server/protocol/server-message.ts";
import type { Clock } from "#lib/collab/clock.ts";
import { limits } from "#lib/collab/limits.ts";
import { createPresence, type PresenceContest } from "./presence.ts";
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
  const presence = createPresence();
  const contests = new Map<number, { challenger: Session; contest: PresenceContest }>();
  const cancels = new Set<() => void>();
  let lastFlushAt = Number.NEGATIVE_INFINITY;
  let lastEditsAt = Number.NEGATIVE_INFINITY;
  let cancelFlush: (() => void) | undefined;

  function later(ms: number, task: () => void): () => void {
    const cancel = clock.after(ms, () => {
      cancels.delete(cancel);
      task();
    });
    cancels.add(cancel);
    return () => {
      cancels.delete(cancel);
      cancel();
    };
  }

  function flushSoon(): void {
    if (cancelFlush !== undefined || !presence.hasChanges()) return;
    plan(lastFlushAt + limits.presenceFlushMs);
  }

  function plan(dueAt: number): void {
    cancelFlush = later(Math.max(0, dueAt - clock.now()), () => {
      // Where an edit went out just now, another is likely to follow, and takes it along.
      const rideUntil = lastEditsAt + limits.presenceRideMs;
      if (clock.now() < rideUntil) plan(rideUntil);
      else flush();
    });
  }

  function takeFrames(): PresenceFrames | undefined {
    cancelFlush?.();
    cancelFlush = undefined;
    const changes = presence.takeChanges();
    if (changes.length === 0) return undefined;
    lastFlushAt = clock.now();
    const speakers = new Set(changes.map((change) => change.holder));
    const forAll = encodeAwareness(changes.map((change) => change.entry));
    return (session) => {
      if (!speakers.has(session)) return forAll;
      const others = changes.filter((change) => change.holder !== session).map((change) => change.entry);
      return others.length > 0 ? encodeAwareness(others) : undefined;
    };
  }

  function flush(): void {
    const framesOf = takeFrames();
    if (framesOf === undefined) return;
    for (const session of sessions) {
      // Whoever is behind hears everybody's newest state when it has caught up.
      if (session.outbox.isBehind()) continue;
      const frame = framesOf(session);
      if (frame !== undefined) session.outbox.offer(frame);
    }
  }

  /** Open mode: the holder is asked for a sign of life; silence gives its id to the newcomer. */
  function settleLater(challenger: Session, contest: PresenceContest): void {
    const { clientId } = contest.entry;
    const running = contests.get(clientId);
    if (running?.challenger === challenger) {
      running.contest = contest;
      return;
    }
    if (running !== undefined) return;
    const holder = [...sessions].find((session) => session === contest.holder);
    if (holder === undefined) return;
    const askedAt = clock.now();
    contests.set(clientId, { challenger, contest });
    holder.connection.ping();
    later(limits.presenceContestMs, () => {
      const latest = contests.get(clientId);
      contests.delete(clientId);
      if (latest === undefined || !sessions.has(challenger)) return;
      if (sessions.has(holder) && holder.connection.lastHeardAt() > askedAt) return;
      presence.yieldTo(challenger, latest.contest);
      flushSoon();
    });
  }

  return {
    receive(from, entries) {
      for (const contest of presence.receive(from, entries)) settleLater(from, contest);
      flushSoon();
    },
    sendAll(to) {
      const entries = presence.everybody(to);
      if (entries.length > 0) to.outbox.offer(encodeAwareness(entries));
    },
    release(from, isGoodbye) {
      const ids = presence.release(from);
      if (ids.length === 0) return;
      if (isGoodbye) {
        presence.expire(ids);
        flushSoon();
        return;
      }
      later(limits.presenceGraceMs, () => {
        presence.expire(ids);
        flushSoon();
      });
    },
    restamp(session) {
      presence.restamp(session);
      flushSoon();
    },
    hideViewers(areHidden) {
      if (presence.hideViewers(areHidden)) for (const session of sessions) presence.restamp(session);
      flushSoon();
    },
    takeDue() {
      const now = clock.now();
      lastEditsAt = now;
      return presence.hasChanges() && now >= lastFlushAt + limits.presenceFlushMs ? takeFrames() : undefined;
    },
    close() {
      for (const cancel of cancels) cancel();
      cancels.clear();
    },
  };
}
