import type { Node } from "prosemirror-model";

/** The blocks of `after` that `before` does not hold, in order. Blocks that are the same object are not looked into. */
export function changedBlocks(before: Node, after: Node): readonly Node[] {
  const known = new Set(before.children);
  const texts = new Map<string, Node[]>();
  for (const block of before.children) {
    const same = texts.get(block.textContent);
    if (same === undefined) texts.set(block.textContent, [block]);
    else same.push(block);
  }
  return after.children.filter(
    (block) => !known.has(block) && texts.get(block.textContent)?.some((other) => other.eq(block)) !== true,
  );
}
