/** Sets of Yjs ids, as ranges of clocks by client: what an update or a document holds, without what the ids stand for. */
import * as Y from "yjs";

/** By client: half-open ranges of clocks, sorted and apart. */
export type IdRanges = ReadonlyMap<number, readonly (readonly [from: number, to: number])[]>;

/** What was inserted, and what was deleted. */
export interface HeldIds {
  inserted: IdRanges;
  deleted: IdRanges;
}

export type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>;
type Entry = readonly [client: number, from: number, to: number];

/** What `updates` hold together, as they say it themselves: no Y.Doc has to take them in. */
export function idsInUpdates(updates: Iterable<DecodedUpdate>): HeldIds {
  const inserted: Entry[] = [];
  const deleted: Entry[] = [];
  for (const { structs, ds } of updates) {
    for (const struct of structs) {
      if (struct instanceof Y.Skip) continue;
      inserted.push([struct.id.client, struct.id.clock, struct.id.clock + struct.length]);
    }
    pushDeletes(deleted, ds);
  }
  return { inserted: toRanges(inserted), deleted: toRanges(deleted) };
}

/** What `doc` has taken in. */
export function idsInDoc(doc: Y.Doc): HeldIds {
  const deleted: Entry[] = [];
  pushDeletes(deleted, Y.createDeleteSetFromStructStore(doc.store));
  return { inserted: idsBefore(Y.encodeStateVector(doc)), deleted: toRanges(deleted) };
}

/** Everything before the clocks of a state vector. */
export function idsBefore(stateVector: Uint8Array): IdRanges {
  return toRanges([...Y.decodeStateVector(stateVector)].map(([client, clock]): Entry => [client, 0, clock]));
}

/** True when every id in `inner` is in `outer`. */
export function includesRanges(outer: IdRanges, inner: IdRanges): boolean {
  for (const [client, ranges] of inner) {
    const own = outer.get(client) ?? [];
    let at = 0;
    for (const [from, to] of ranges) {
      while (at < own.length && (own[at]?.[1] ?? 0) < to) at++;
      const around = own[at];
      if (around === undefined || around[0] > from) return false;
    }
  }
  return true;
}

/** True when both hold the same ids. */
export function isSameRanges(a: IdRanges, b: IdRanges): boolean {
  return includesRanges(a, b) && includesRanges(b, a);
}

function pushDeletes(entries: Entry[], ds: DecodedUpdate["ds"]): void {
  for (const [client, items] of ds.clients) {
    for (const { clock, len } of items) entries.push([client, clock, clock + len]);
  }
}

function toRanges(entries: readonly Entry[]): IdRanges {
  const byClient = new Map<number, [number, number][]>();
  for (const [client, from, to] of [...entries].sort((a, b) => a[1] - b[1])) {
    if (from === to) continue;
    const ranges = byClient.get(client) ?? [];
    byClient.set(client, ranges);
    const last = ranges.at(-1);
    if (last !== undefined && last[1] >= from) last[1] = Math.max(last[1], to);
    else ranges.push([from, to]);
  }
  return byClient;
}
