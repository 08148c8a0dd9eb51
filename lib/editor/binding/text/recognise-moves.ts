/**
 * Which whole blocks one transaction took away here and put there. The same node object, or an equal one, is the same block:
 * commands and drag and drop both insert what they have cut. Cutting and pasting are two transactions, and whoever pastes
 * wants a second one as often as not: that writes text anew.
 */
import type { Node } from "prosemirror-model";
import type { ChangedRange } from "./changed-ranges.ts";
import { rising } from "./entry-changes.ts";

/** The children `first` … `last` of the old document now follow its child `behind` (-1: they come first). */
export interface BlockMove {
  readonly first: number;
  last: number;
  readonly behind: number;
}

/** A child of the old or new document that lies wholly in a changed range. */
interface Loose {
  readonly node: Node;
  readonly index: number;
  readonly range: number;
}

// Above this many comparisons, only the same objects are taken for the same blocks.
const equalityBudget = 10_000;

/** In the order of the new document. */
export function recogniseMoves(old: Node, fresh: Node, ranges: readonly ChangedRange[]): BlockMove[] {
  if (!ranges.some(({ from, to }) => to > from) || !ranges.some((each) => each.newTo > each.newFrom))
    return [];
  const gone = looseIn(old, ranges, ({ from, to }) => [from, to]);
  const come = gone.length === 0 ? [] : looseIn(fresh, ranges, ({ newFrom, newTo }) => [newFrom, newTo]);
  const pairs = pair(gone, come);
  const moved = new Set(pairs);
  ranges.forEach((_, range) => {
    const inOne = pairs.filter(([a, b]) => a.range === range && b.range === range);
    const kept = rising(inOne.map(([a, b]) => [a.index, b.index]));
    for (const each of inOne) if (kept.some(([a]) => a === each[0].index)) moved.delete(each);
  });
  if (moved.size === 0) return [];
  const origins = originsOf(old, fresh, ranges);
  for (const [a, b] of pairs) origins.set(b.index, a.index);
  const moves: BlockMove[] = [];
  let last = Number.NaN;
  for (const [a, b] of [...moved].sort((x, y) => x[1].index - y[1].index)) {
    const move = moves.at(-1);
    if (move !== undefined && b.index === last + 1 && a.index === move.last + 1) move.last = a.index;
    else {
      let before = b.index - 1;
      while (before >= 0 && !origins.has(before)) before -= 1;
      moves.push({ first: a.index, last: a.index, behind: origins.get(before) ?? -1 });
    }
    last = b.index;
  }
  return moves;
}

function looseIn(
  parent: Node,
  ranges: readonly ChangedRange[],
  bounds: (range: ChangedRange) => [number, number],
): Loose[] {
  const loose: Loose[] = [];
  parent.forEach((node, start, index) => {
    const range = ranges.findIndex((each) => {
      const [from, to] = bounds(each);
      return start >= from && start + node.nodeSize <= to;
    });
    if (range >= 0) loose.push({ node, index, range });
  });
  return loose;
}

function pair(gone: readonly Loose[], come: readonly Loose[]): [Loose, Loose][] {
  const free = new Set(gone);
  const pairs: [Loose, Loose][] = [];
  const take = (same: (a: Node, b: Node) => boolean) => {
    for (const b of come) {
      if (pairs.some((each) => each[1] === b)) continue;
      const found = [...free].filter((a) => same(a.node, b.node));
      const [a] = found;
      if (a === undefined || (found.length > 1 && a.node.content.size === 0)) continue;
      free.delete(a);
      pairs.push([a, b]);
    }
  };
  take((a, b) => a === b);
  if (gone.length * come.length <= equalityBudget)
    take((a, b) => (a.content.size > 0 || a.isLeaf) && a.eq(b));
  return pairs;
}

/** Which old child each child of the new document is that begins outside of all changes. */
function originsOf(old: Node, fresh: Node, ranges: readonly ChangedRange[]): Map<number, number> {
  const starts = new Map<number, number>();
  old.forEach((_, start, index) => starts.set(start, index));
  const origins = new Map<number, number>();
  fresh.forEach((_, start, index) => {
    if (ranges.some(({ newFrom, newTo }) => start >= newFrom && start < newTo)) return;
    const range = ranges.findLast(({ newTo }) => newTo <= start);
    const origin = starts.get(range === undefined ? start : start - range.newTo + range.to);
    if (origin !== undefined) origins.set(index, origin);
  });
  return origins;
}

/** What differs between two documents that have most of their children in common, in the same order. */
export function differences(old: Node, fresh: Node): ChangedRange[] {
  const places = new Map<Node, { index: number; start: number }>();
  old.forEach((node, start, index) => places.set(node, { index, start }));
  const pairs: [number, number][] = [];
  const starts: number[] = [];
  fresh.forEach((node, start, index) => {
    starts.push(start);
    const place = places.get(node);
    if (place !== undefined) pairs.push([place.index, index]);
  });
  const ranges: ChangedRange[] = [];
  let [from, newFrom] = [0, 0];
  const add = (to: number, newTo: number) => {
    if (to > from || newTo > newFrom) ranges.push({ from, to, newFrom, newTo });
  };
  for (const [, index] of rising(pairs)) {
    const node = fresh.child(index);
    const [start, newStart] = [places.get(node)?.start ?? 0, starts[index] ?? 0];
    add(start, newStart);
    [from, newFrom] = [start + node.nodeSize, newStart + node.nodeSize];
  }
  add(old.content.size, fresh.content.size);
  return ranges;
}
