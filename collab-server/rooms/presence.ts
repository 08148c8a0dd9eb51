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
  return new NewestStates();
}

/** One for every room in which somebody is present, so it is a class: closures would take several times the memory. */
class NewestStates implements Presence {
  readonly #records = new Map<number, PresenceRecord>();
  readonly #changed = new Set<number>();
  #viewersAreHidden = false;
  /** The ids that a socket speaks for, so that what it repeats about others costs no search. */
  readonly #held = new Map<PresenceHolder, Set<number>>();

  #livingIds(holder: PresenceHolder): number {
    let count = 0;
    for (const clientId of this.#held.get(holder) ?? []) {
      if (this.#records.get(clientId)?.raw !== undefined) count++;
    }
    return count;
  }

  #hold(clientId: number, record: PresenceRecord, holder: PresenceHolder): void {
    if (record.holder !== undefined) this.#held.get(record.holder)?.delete(clientId);
    record.holder = holder;
    record.owner = ownerOf(holder);
    const ids = this.#held.get(holder);
    if (ids) ids.add(clientId);
    else this.#held.set(holder, new Set([clientId]));
  }

  #set(clientId: number, record: PresenceRecord, raw: string | undefined, clock: number): void {
    record.raw = raw;
    record.clockIn = clock;
    const wasShown = record.json !== undefined;
    const isHidden = this.#viewersAreHidden && record.holder?.role === "view";
    record.json = raw === undefined || isHidden ? undefined : stamped(raw, record.holder);
    record.clockOut = Math.max(record.clockOut + 1, clock);
    // A hidden viewer's caret moves for nobody.
    if (wasShown || record.json !== undefined) this.#changed.add(clientId);
  }

  #claim(from: PresenceHolder, { clientId, clock, json }: AwarenessEntry): void {
    if (json === undefined || this.#livingIds(from) >= limits.maxPresenceIdsPerSocket) return;
    this.#forgetOldest();
    const record: PresenceRecord = {
      owner: undefined,
      holder: undefined,
      clockIn: clock,
      // The first state goes out with the clock that it came with.
      clockOut: clock - 1,
      raw: undefined,
      json: undefined,
    };
    this.#records.set(clientId, record);
    this.#hold(clientId, record, from);
    this.#set(clientId, record, json, clock);
  }

  /** Makes room for one more by forgetting an id that left, the longest known first. */
  #forgetOldest(): void {
    if (this.#records.size < limits.maxPresenceIdsPerRoom) return;
    for (const [clientId, record] of this.#records) {
      if (record.raw !== undefined || this.#changed.has(clientId)) continue;
      this.#records.delete(clientId);
      return;
    }
  }

  #takeOver(from: PresenceHolder, record: PresenceRecord, entry: AwarenessEntry): void {
    this.#hold(entry.clientId, record, from);
    this.#set(entry.clientId, record, entry.json, entry.clock);
  }

  #receiveOne(from: PresenceHolder, entry: AwarenessEntry): PresenceContest | undefined {
    const record = this.#records.get(entry.clientId);
    if (record === undefined) {
      this.#claim(from, entry);
    } else if (record.holder === from) {
      const isNewer = entry.clock > record.clockIn;
      const isLeaving = entry.clock === record.clockIn && entry.json === undefined;
      if (isNewer || (isLeaving && record.raw !== undefined))
        this.#set(entry.clientId, record, entry.json, entry.clock);
    } else if (entry.json !== undefined && this.#livingIds(from) === 0) {
      if (from.user !== undefined) {
        if (record.owner === ownerOf(from)) this.#takeOver(from, record, entry);
      } else if (record.holder === undefined) {
        this.#takeOver(from, record, entry);
      } else {
        return { holder: record.holder, entry };
      }
    }
    return undefined;
  }

  receive(from: PresenceHolder, entries: readonly AwarenessEntry[]): PresenceContest[] {
    return entries.flatMap((entry) => {
      if ((entry.json?.length ?? 0) > limits.maxAwarenessStateBytes) return [];
      return this.#receiveOne(from, entry) ?? [];
    });
  }

  yieldTo(to: PresenceHolder, { holder, entry }: PresenceContest): void {
    const record = this.#records.get(entry.clientId);
    if (record === undefined) this.#claim(to, entry);
    else if (record.holder === holder || record.holder === undefined) this.#takeOver(to, record, entry);
  }

  release(from: PresenceHolder): number[] {
    const ids: number[] = [];
    for (const clientId of this.#held.get(from) ?? []) {
      const record = this.#records.get(clientId);
      if (record === undefined) continue;
      record.holder = undefined;
      if (record.raw !== undefined) ids.push(clientId);
    }
    this.#held.delete(from);
    return ids;
  }

  expire(clientIds: readonly number[]): void {
    for (const clientId of clientIds) {
      const record = this.#records.get(clientId);
      if (record === undefined || record.holder !== undefined || record.raw === undefined) continue;
      this.#set(clientId, record, undefined, record.clockIn);
    }
  }

  restamp(holder: PresenceHolder): void {
    for (const clientId of this.#held.get(holder) ?? []) {
      const record = this.#records.get(clientId);
      if (record?.raw !== undefined) this.#set(clientId, record, record.raw, record.clockIn);
    }
  }

  hideViewers(areHidden: boolean): boolean {
    if (this.#viewersAreHidden === areHidden) return false;
    this.#viewersAreHidden = areHidden;
    return true;
  }

  takeChanges(): ReturnType<Presence["takeChanges"]> {
    const taken = [...this.#changed].flatMap((clientId) => {
      const record = this.#records.get(clientId);
      if (record === undefined) return [];
      return { holder: record.holder, entry: { clientId, clock: record.clockOut, json: record.json } };
    });
    this.#changed.clear();
    return taken;
  }

  hasChanges(): boolean {
    return this.#changed.size > 0;
  }

  everybody(except?: PresenceHolder): PresenceEntry[] {
    const entries: PresenceEntry[] = [];
    for (const [clientId, { holder, clockOut, json }] of this.#records) {
      if (json !== undefined && (except === undefined || holder !== except))
        entries.push({ clientId, clock: clockOut, json });
    }
    return entries;
  }
}

function ownerOf(holder: PresenceHolder): unknown {
  return holder.user?.id ?? holder;
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
