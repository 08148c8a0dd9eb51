/** Positions in the nodes that a flat text shows ↔ identities in the text. Offsets count from the start of the first node. */
import type { Id, Run } from "./layout.ts";
import type { Entry } from "./segments.ts";
import type { Starts } from "./starts.ts";

/**
 * The identities between two offsets, in order. Ends that nothing in the text says have none. With `starts`, where the nodes
 * of the entries begin, nothing is counted.
 */
export function idsBetween(entries: readonly Entry[], from: number, to: number, starts?: Starts): Run[] {
  const runs: Run[] = [];
  const first = starts === undefined ? 0 : starts.endingBehind(from);
  let at = starts?.at(first) ?? 0;
  for (let i = first; i < entries.length && at < to; i += 1) {
    const entry = entries[i];
    if (entry === undefined) break;
    const end = at + entry.node.nodeSize;
    if (end > from) addIds(runs, entry, from - at, to - at);
    at = end;
  }
  return runs;
}

function addIds(runs: Run[], entry: Entry, from: number, to: number): void {
  const { node, open, close, content } = entry;
  if (open !== null && from <= 0) runs.push({ ...open, len: 1 });
  if (!node.isTextblock) return;
  runs.push(...contentIds(content, from - 1, to - 1));
  if (close !== null && to >= node.nodeSize) runs.push({ ...close, len: 1 });
}

/** The part of a block's content between two offsets in it. */
export function contentIds(content: readonly Run[], from: number, to: number): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const run of content) {
    const start = Math.max(from, at);
    const end = Math.min(to, at + run.len);
    if (start < end) runs.push({ client: run.client, clock: run.clock + start - at, len: end - start });
    at += run.len;
    if (at >= to) break;
  }
  return runs;
}

/** The identity right before a place and the one right behind it; null where nothing in the text says it. */
export interface Neighbours {
  readonly left: Id | null;
  readonly right: Id | null;
}

/** The neighbours of an offset. */
export function neighbours(entries: readonly Entry[], offset: number, starts?: Starts): Neighbours {
  const first = starts === undefined ? 0 : Math.max(0, starts.endingBehind(offset) - 1);
  let at = starts?.at(first) ?? 0;
  let left: Id | null = null;
  for (let i = first; i < entries.length; i += 1) {
    const entry = entries[i];
    if (entry === undefined) break;
    const end = at + entry.node.nodeSize;
    if (offset <= at) return { left, right: entry.open };
    if (offset < end && entry.node.isTextblock) {
      const inside = offset - at - 1;
      const size = end - at - 2;
      const [before] = contentIds(entry.content, inside - 1, inside);
      const [after] = contentIds(entry.content, inside, inside + 1);
      return {
        left: inside === 0 ? entry.open : (before ?? null),
        right: inside === size ? entry.close : (after ?? null),
      };
    }
    left = entry.node.isTextblock ? (entry.close ?? lastOf(entry.content)) : entry.open;
    at = end;
  }
  return { left, right: null };
}

function lastOf(content: readonly Run[]): Id | null {
  const run = content.at(-1);
  return run === undefined ? null : { client: run.client, clock: run.clock + run.len - 1 };
}
