import type { Entry, Segment } from "./segments.ts";

/** Entries `from` … were `old` and are `new` now. */
export interface Change {
  readonly from: number;
  readonly old: readonly Entry[];
  readonly new: readonly Entry[];
}

/** Segments that stand next to each other, and what they became when they were read again. */
export interface Replacement {
  readonly old: readonly Segment[];
  readonly fresh: readonly Segment[];
}

/** The list from which `changes`, one after the other, made `entries`. */
export function beforeChanges(entries: readonly Entry[], changes: readonly Change[]): Entry[] {
  const old = [...entries];
  for (const change of changes.toReversed()) old.splice(change.from, change.new.length, ...change.old);
  return old;
}
