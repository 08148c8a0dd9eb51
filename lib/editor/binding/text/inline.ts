/** Comparing the inline content of two versions of a block. */
import type { Node } from "prosemirror-model";

/** Whether both have the same characters and the same kinds of atoms at the same places. */
export function sameUnits(a: Node, b: Node): boolean {
  if (a.content.size !== b.content.size) return false;
  const units = (node: Node) =>
    node.textBetween(0, node.content.size, undefined, (leaf) => `\uFFFC${leaf.type.name}`);
  return units(a) === units(b);
}

/** Both nodes' inline content, cut at the borders of either. */
export function zipInline(a: Node, b: Node): { from: Node; to: Node; size: number }[] {
  const pairs: { from: Node; to: Node; size: number }[] = [];
  let [i, j, aOffset, bOffset] = [0, 0, 0, 0];
  while (i < a.childCount && j < b.childCount) {
    const [from, to] = [a.child(i), b.child(j)];
    const size = Math.min(from.nodeSize - aOffset, to.nodeSize - bOffset);
    pairs.push({ from, to, size });
    aOffset += size;
    bOffset += size;
    if (aOffset === from.nodeSize) [i, aOffset] = [i + 1, 0];
    if (bOffset === to.nodeSize) [j, bOffset] = [j + 1, 0];
  }
  return pairs;
}
