/**
 * Who is in a room, where their carets are, and who may say so. The newest state per client id, nothing older.
 *
 * Stock clients repeat what they hear about everybody, so an entry about somebody else's id is no attack: it is ignored.
 * An id belongs to whoever brought it first: with a verified user, to that person for as long as the room lives; in open mode
 * to the connection. A socket that holds a living id of its own cannot take over another: that is what repeating looks like.
 *
 * The server counts clocks of its own on the way out, because it speaks about an id too: a person is renamed, or lost.
 */
import { assertDepth, parseJson } from "#collab-server/protocol/any-value.ts";
import type { AwarenessEntry } from "#collab-server/protocol/client-message.ts";
import type { PresenceEntry } from "#collab-server/protocol/server-message.ts";
import { limits } from "#lib/collab/limits.ts";
import type { Role } from "#lib/collab/role.ts";

/** What presence needs to know of a socket. */
export interface PresenceHolder {
  /** The verified user that is stamped on every state; undefined in open mode. */
  readonly user: { id: string; name: string; color: string } | undefined;
  readonly role: Role;
}

interface PresenceRecord {
  /** The person, or in open mode the connection. */
  owner: unknown;
  /** The socket that speaks for it now; undefined after it was lost. */
  holder: PresenceHolder | undefined;
  clockIn: number;
  clockOut: number;
  /** As the client wrote it; undefined when gone. */
  raw: string | undefined;
  /** As everybody hears it. */
  json: string | undefined;
}

/** An entry about an id that another living socket holds, in open mode: the caller asks that one for a sign of life. */
export interface PresenceContest {
  holder: PresenceHolder;
  entry: AwarenessEntry;
}

export interface Presence {
  /** Takes what a socket says. Throws ProtocolError on a state that is not JSON. */
  receive(from: PresenceHolder, entries: readonly AwarenessEntry[]): PresenceContest[];
  /** Gives a contested id to `to`, unless its holder changed meanwhile. */
  yieldTo(to: PresenceHolder, contest: PresenceContest): void;
  /** The socket is gone; its ids stay visible until `expire`. Answers them. */
  release(from: PresenceHolder): number[];
  /** Makes ids go that nobody took up again. */
  expire(clientIds: readonly number[]): void;
  /** The user or the role of a socket changed: what it said is stamped anew. */
  restamp(holder: PresenceHolder): void;
  /** Whether viewers are present to nobody. Answers whether that is new; then every socket is to be restamped. */
  hideViewers(areHidden: boolean): boolean;
  /** The states that changed since the last call. */
  takeChanges(): { holder: PresenceHolder | undefined; entry: PresenceEntry }[];
  hasChanges(): boolean;
  /** Everybody but `except`. */
  everybody(except?: PresenceHolder): PresenceEntry[];
}

export function createPresence(): Presence {
  const records = new Map<number, PresenceRecord>();
  const changed = new Set<number>();
  /** The ids that a socket speaks for, so that what it repeats about others costs no search. */
  let viewersAreHidden = false;
  const held = new Map<PresenceHolder, Set<number>>();

  const ownerOf = (holder: PresenceHolder): unknown => holder.user?.id ?? holder;

  function livingIds(holder: PresenceHolder): number {
    let count = 0;
    for (const clientId of held.get(holder) ?? []) if (records.get(clientId)?.raw !== undefined) count++;
    return count;
  }

  function hold(clientId: number, record: PresenceRecord, holder: PresenceHolder): void {
    if (record.holder !== undefined) held.get(record.holder)?.delete(clientId);
    record.holder = holder;
    record.owner = ownerOf(holder);
    const ids = held.get(holder);
    if (ids) ids.add(clientId);
    else held.set(holder, new Set([clientId]));
  }

  function set(clientId: number, record: PresenceRecord, raw: string | undefined, clock: number): void {
    record.raw = raw;
    record.clockIn = clock;
    const wasShown = record.json !== undefined;
    const isHidden = viewersAreHidden && record.holder?.role === "view";
    record.json = raw === undefined || isHidden ? undefined : stamped(raw, record.holder);
    record.clockOut = Math.max(record.clockOut + 1, clock);
    // A hidden viewer's caret moves for nobody.
    if (wasShown || record.json !== undefined) changed.add(clientId);
  }

  function claim(from: PresenceHolder, { clientId, clock, json }: AwarenessEntry): void {
    if (json === undefined || livingIds(from) >= limits.maxPresenceIdsPerSocket) return;
    forgetOldest();
    const record: PresenceRecord = {
      owner: undefined,
      holder: undefined,
      clockIn: clock,
      // The first state goes out with the clock that it came with.
      clockOut: clock - 1,
      raw: undefined,
      json: undefined,
    };
    records.set(clientId, record);
    hold(clientId, record, from);
    set(clientId, record, json, clock);
  }

  /** Makes room for one more by forgetting an id that left, the longest known first. */
  function forgetOldest(): void {
    if (records.size < limits.maxPresenceIdsPerRoom) return;
    for (const [clientId, record] of records) {
      if (record.raw !== undefined || changed.has(clientId)) continue;
      records.delete(clientId);
      return;
    }
  }

  function takeOver(from: PresenceHolder, record: PresenceRecord, entry: AwarenessEntry): void {
    hold(entry.clientId, record, from);
    set(entry.clientId, record, entry.json, entry.clock);
  }

  function receiveOne(from: PresenceHolder, entry: AwarenessEntry): PresenceContest | undefined {
    const record = records.get(entry.clientId);
    if (record === undefined) {
      claim(from, entry);
    } else if (record.holder === from) {
      const isNewer = entry.clock > record.clockIn;
      const isLeaving = entry.clock === record.clockIn && entry.json === undefined;
      if (isNewer || (isLeaving && record.raw !== undefined))
        set(entry.clientId, record, entry.json, entry.clock);
    } else if (entry.json !== undefined && livingIds(from) === 0) {
      if (from.user !== undefined) {
        if (record.owner === ownerOf(from)) takeOver(from, record, entry);
      } else if (record.holder === undefined) {
        takeOver(from, record, entry);
      } else {
        return { holder: record.holder, entry };
      }
    }
    return undefined;
  }

  return {
    receive(from, entries) {
      return entries.flatMap((entry) => {
        if ((entry.json?.length ?? 0) > limits.maxAwarenessStateBytes) return [];
        return receiveOne(from, entry) ?? [];
      });
    },
    yieldTo(to, { holder, entry }) {
      const record = records.get(entry.clientId);
      if (record === undefined) claim(to, entry);
      else if (record.holder === holder || record.holder === undefined) takeOver(to, record, entry);
    },
    release(from) {
      const ids: number[] = [];
      for (const clientId of held.get(from) ?? []) {
        const record = records.get(clientId);
        if (record === undefined) continue;
        record.holder = undefined;
        if (record.raw !== undefined) ids.push(clientId);
      }
      held.delete(from);
      return ids;
    },
    expire(clientIds) {
      for (const clientId of clientIds) {
        const record = records.get(clientId);
        if (record === undefined || record.holder !== undefined || record.raw === undefined) continue;
        set(clientId, record, undefined, record.clockIn);
      }
    },
    restamp(holder) {
      for (const clientId of held.get(holder) ?? []) {
        const record = records.get(clientId);
        if (record?.raw !== undefined) set(clientId, record, record.raw, record.clockIn);
      }
    },
    hideViewers(areHidden) {
      if (viewersAreHidden === areHidden) return false;
      viewersAreHidden = areHidden;
      return true;
    },
    takeChanges() {
      const taken = [...changed].flatMap((clientId) => {
        const record = records.get(clientId);
        if (record === undefined) return [];
        return { holder: record.holder, entry: { clientId, clock: record.clockOut, json: record.json } };
      });
      changed.clear();
      return taken;
    },
    hasChanges: () => changed.size > 0,
    everybody(except) {
      const entries: PresenceEntry[] = [];
      for (const [clientId, { holder, clockOut, json }] of records) {
        if (json !== undefined && (except === undefined || holder !== except))
          entries.push({ clientId, clock: clockOut, json });
      }
      return entries;
    },
  };
}

/** A state as others hear it: with the verified user, whatever the client wrote there, and a viewer's without a cursor. */
function stamped(raw: string, holder: PresenceHolder | undefined): string {
  const state = parseJson(raw);
  assertDepth(state);
  if (holder?.user === undefined) return raw;
  const fields = typeof state === "object" && state !== null && !Array.isArray(state) ? { ...state } : {};
  if (holder.role === "view") Reflect.deleteProperty(fields, "cursor");
  const { id, name, color } = holder.user;
  return JSON.stringify({ ...fields, user: { id, name, color } });
}
