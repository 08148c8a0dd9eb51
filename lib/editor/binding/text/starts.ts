/**
 * Where the children of a node begin. Every edit asks for it a dozen times, in a document of thousands of blocks: it is
 * counted once per node, as nodes never change.
 */
import type { Node } from "prosemirror-model";
import { changedChildren } from "../../queries/changed-children.ts";

const counted = new WeakMap<Node, Uint32Array>();

/** Offset at which each child begins, and the end of the last one. */
export function startsOf(parent: Node): Uint32Array {
  const known = counted.get(parent);
  if (known !== undefined) return known;
  const starts = countStarts(parent.children);
  counted.set(parent, starts);
  return starts;
}

/** Where each of `nodes` begins if they stand in a row, and the end of the last one. */
export function countStarts(nodes: readonly Node[]): Uint32Array {
  const starts = new Uint32Array(nodes.length + 1);
  countOn(starts, nodes, 0, nodes.length);
  return starts;
}

/** Counts `fresh` from what is known of `old`: most children are the same, and need not be asked for their size. */
export function countFrom(old: Node, fresh: Node): void {
  if (counted.has(fresh)) return;
  const before = startsOf(old);
  const { from, kept } = changedChildren(old, fresh);
  const count = fresh.childCount;
  const starts = new Uint32Array(count + 1);
  starts.set(before.subarray(0, from + 1));
  countOn(starts, fresh.children, from, count - kept);
  const moved = count - old.childCount;
  const shift = (starts[count - kept] ?? 0) - (before[old.childCount - kept] ?? 0);
  for (let i = count - kept + 1; i <= count; i += 1) starts[i] = (before[i - moved] ?? 0) + shift;
  counted.set(fresh, starts);
}

function countOn(starts: Uint32Array, nodes: readonly Node[], from: number, to: number): void {
  let at = starts[from] ?? 0;
  for (let i = from; i < to; i += 1) {
    at += nodes[i]?.nodeSize ?? 0;
    starts[i + 1] = at;
  }
}

/** The first child that ends behind `offset`; the number of children if none does. */
export function childEndingBehind(starts: Uint32Array, offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle + 1] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
