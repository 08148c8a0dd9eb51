/**
 * Which node of an old list became which node of a new one. Blocks that did not change are the same objects in ProseMirror,
 * so a document with thousands of blocks is compared by reference; only what is left over is looked into.
 */
import type { Node } from "prosemirror-model";
import { isUnknown } from "../nodes/unknown/spec.ts";

export interface AlignedPair {
  prev: number;
  next: number;
}

// Above this many comparisons of text, leftover nodes are paired in order instead of by likeness.
const likenessBudget = 900;

/** Pairs in rising order of both sides. What is in no pair was deleted (prev) or inserted (next). */
export function alignNodes(prev: readonly Node[], next: readonly Node[]): AlignedPair[] {
  const shorter = Math.min(prev.length, next.length);
  let head = 0;
  while (head < shorter && same(prev[head], next[head])) head++;
  let tail = 0;
  while (tail < shorter - head && same(prev[prev.length - 1 - tail], next[next.length - 1 - tail])) tail++;

  const pairs: AlignedPair[] = [];
  for (let index = 0; index < head; index++) pairs.push({ prev: index, next: index });
  const prevEnd = prev.length - tail;
  const nextEnd = next.length - tail;
  let from = { prev: head, next: head };
  for (const anchor of [
    ...identicalNodes(prev, next, head, prevEnd, nextEnd),
    { prev: prevEnd, next: nextEnd },
  ]) {
    pairs.push(...alignByLikeness(prev, next, from, anchor));
    if (anchor.prev < prevEnd) pairs.push(anchor);
    from = { prev: anchor.prev + 1, next: anchor.next + 1 };
  }
  for (let index = 0; index < tail; index++) pairs.push({ prev: prevEnd + index, next: nextEnd + index });
  return pairs;
}

function same(a: Node | undefined, b: Node | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.eq(b));
}

/** The longest run of untouched nodes whose order did not change: after a move, the few moved nodes are not in it. */
function identicalNodes(
  prev: readonly Node[],
  next: readonly Node[],
  start: number,
  prevEnd: number,
  nextEnd: number,
): AlignedPair[] {
  const places = new Map<Node, number>();
  for (let index = start; index < prevEnd; index++) {
    const node = prev[index];
    if (node !== undefined) places.set(node, index);
  }
  // Patience sorting: `tops[k]` is the end of the best rising run of length k + 1.
  const tops: { pair: AlignedPair; before: number }[] = [];
  const links: { pair: AlignedPair; before: number }[] = [];
  const topLinks: number[] = [];
  for (let index = start; index < nextEnd; index++) {
    const node = next[index];
    const place = node === undefined ? undefined : places.get(node);
    if (place === undefined) continue;
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle]?.pair.prev ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    const link = { pair: { prev: place, next: index }, before: topLinks[low - 1] ?? -1 };
    tops[low] = link;
    topLinks[low] = links.push(link) - 1;
  }
  const run: AlignedPair[] = [];
  for (let link = links[topLinks.at(-1) ?? -1]; link !== undefined; link = links[link.before])
    run.push(link.pair);
  return run.toReversed();
}

/** Pairs what lies strictly between two fixed points so that the most text stays where it is. */
function alignByLikeness(
  prev: readonly Node[],
  next: readonly Node[],
  from: AlignedPair,
  to: AlignedPair,
): AlignedPair[] {
  const rows = prev.slice(from.prev, to.prev);
  const columns = next.slice(from.next, to.next);
  if (rows.length === 0 || columns.length === 0) return [];
  const inOrder = rows.length * columns.length > likenessBudget;
  const scores = rows.map((row, r) =>
    columns.map((column, c) => (inOrder && r !== c ? -1 : likeness(row, column))),
  );
  // best[r][c]: the highest sum of likeness that rows from r and columns from c can still reach.
  const best: number[][] = Array.from({ length: rows.length + 1 }, () =>
    Array.from({ length: columns.length + 1 }, () => 0),
  );
  const at = (r: number, c: number) => best[r]?.[c] ?? 0;
  const paired = (r: number, c: number) => {
    const score = scores[r]?.[c] ?? -1;
    return score < 0 ? -1 : score + at(r + 1, c + 1);
  };
  for (let r = rows.length - 1; r >= 0; r--) {
    for (let c = columns.length - 1; c >= 0; c--) {
      const row = best[r];
      if (row !== undefined) row[c] = Math.max(at(r + 1, c), at(r, c + 1), paired(r, c));
    }
  }
  const pairs: AlignedPair[] = [];
  let r = 0;
  let c = 0;
  while (r < rows.length && c < columns.length) {
    if (paired(r, c) === at(r, c)) pairs.push({ prev: from.prev + r++, next: from.next + c++ });
    else if (at(r + 1, c) === at(r, c)) r++;
    else c++;
  }
  return pairs;
}

/** How much of a node's content is still there in the other; −1 when one can never become the other. */
function likeness(a: Node, b: Node): number {
  if (a.type !== b.type || isUnknown(a)) return -1;
  const start = a.content.findDiffStart(b.content);
  if (start === null) return 1 + 2 * a.content.size;
  const end = a.content.findDiffEnd(b.content);
  return 1 + start + (end === null ? 0 : a.content.size - end.a);
}
