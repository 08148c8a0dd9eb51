/** Two lists of the same entries, in another order perhaps, as changes of the first one. */
import type { Change } from "./change.ts";
import { idKey } from "./portals.ts";
import type { Entry } from "./segments.ts";

/**
 * Entries are compared by reference. Later changes come first, so that earlier positions stay true while they are applied.
 * What stands in another order is taken away in one change and put in by another one.
 */
export function entryChanges(old: readonly Entry[], fresh: readonly Entry[]): Change[] {
  const shorter = Math.min(old.length, fresh.length);
  let [start, end] = [0, 0];
  while (start < shorter && old[start] === fresh[start]) start += 1;
  while (start + end < shorter && old[old.length - 1 - end] === fresh[fresh.length - 1 - end]) end += 1;
  const changes: Change[] = [];
  let [from, freshFrom] = [start, start];
  const add = (to: number, freshTo: number) => {
    if (to > from || freshTo > freshFrom)
      changes.push({ from, old: old.slice(from, to), new: fresh.slice(freshFrom, freshTo) });
    [from, freshFrom] = [to + 1, freshTo + 1];
  };
  for (const [at, freshAt] of keptBetween(old, fresh, start, end)) add(at, freshAt);
  add(old.length - end, fresh.length - end);
  return changes.toReversed();
}

/** Whether something is taken away by one change and put in by another one. */
export function movesAny(changes: readonly Change[]): boolean {
  if (changes.length < 2) return false;
  const opens = (entries: readonly Entry[]) => entries.map(({ open }) => open && idKey(open));
  const gone = new Set(changes.flatMap((change) => opens(change.old)));
  return changes.some((change) => {
    const own = new Set(opens(change.old));
    return opens(change.new).some((open) => open !== null && gone.has(open) && !own.has(open));
  });
}

/** The places, in both lists, of as many entries as possible that keep their order. */
function keptBetween(
  old: readonly Entry[],
  fresh: readonly Entry[],
  start: number,
  end: number,
): [number, number][] {
  const places = new Map<Entry, number>();
  for (let i = start; i < old.length - end; i += 1) {
    const entry = old[i];
    if (entry !== undefined) places.set(entry, i);
  }
  const pairs: [number, number][] = [];
  for (let i = start; i < fresh.length - end; i += 1) {
    const entry = fresh[i];
    const place = entry && places.get(entry);
    if (place !== undefined) pairs.push([place, i]);
  }
  return rising(pairs);
}

/** A longest part of `pairs` in which the first numbers rise. */
export function rising(pairs: readonly [number, number][]): [number, number][] {
  interface Link {
    readonly pair: [number, number];
    readonly before: Link | undefined;
  }
  // `tops[k]` ends the best chain of k + 1 pairs.
  const tops: Link[] = [];
  for (const pair of pairs) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle]?.pair[0] ?? 0) < pair[0]) low = middle + 1;
      else high = middle;
    }
    tops[low] = { pair, before: tops[low - 1] };
  }
  const chain: [number, number][] = [];
  for (let link = tops.at(-1); link !== undefined; link = link.before) chain.push(link.pair);
  return chain.toReversed();
}
