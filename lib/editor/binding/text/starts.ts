/**
 * Where the children of a node begin. Every edit asks for it a dozen times, in a document of thousands of blocks: it is
 * counted once per node, as nodes never change.
 */
import type { Node } from "prosemirror-model";

const counted = new WeakMap<Node, Uint32Array>();

/** Offset at which each child begins, and the end of the last one. */
export function startsOf(parent: Node): Uint32Array {
  const known = counted.get(parent);
  if (known !== undefined) return known;
  const { children } = parent;
  const starts = new Uint32Array(children.length + 1);
  let at = 0;
  for (let i = 0; i < children.length; i += 1) {
    at += children[i]?.nodeSize ?? 0;
    starts[i + 1] = at;
  }
  counted.set(parent, starts);
  return starts;
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
