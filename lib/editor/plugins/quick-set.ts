import type { Node } from "prosemirror-model";
import { DecorationSet, type DecorationSource } from "prosemirror-view";

/** Going through fewer is as quick. */
const fewBlocks = 16;

const known = new WeakMap<DecorationSet, DecorationSet>();

/**
 * The same decorations, for drawing. prosemirror-view asks a set about each block of the page at every letter, and a set goes through
 * its own blocks from the first one each time: with 1,000 marks in 5,000 blocks that is 1.4 ms a letter. This one halves.
 */
export function quickSet(set: DecorationSet): DecorationSet {
  const made = known.get(set) ?? make(set);
  known.set(set, made);
  return made;
}

function make(set: DecorationSet): DecorationSet {
  // For each block with decorations of its own: where it begins, where it ends, its set. Not in the types, so looked at first.
  const blocks: unknown = Reflect.get(set, "children");
  if (!Array.isArray(blocks) || blocks.length < 3 * fewBlocks) return set;
  // What goes over several blocks is held apart, and is little: that part of the set alone.
  const across = derived(set, { children: [] });
  const forChild = (offset: number, node: Node): DecorationSource => {
    const own = setAt(blocks, offset);
    const part = across.forChild(offset, node);
    if (own === undefined || node.isLeaf) return part;
    return part === DecorationSet.empty ? own : set.forChild(offset, node);
  };
  return derived(set, { forChild });
}

/** All of a set but these. What is made of it by mapping is a plain set again. */
function derived(set: DecorationSet, members: object): DecorationSet {
  const made: unknown = Object.assign(Object.create(set), members);
  return made instanceof DecorationSet ? made : set;
}

function setAt(blocks: readonly unknown[], offset: number): DecorationSet | undefined {
  let [low, high] = [0, blocks.length / 3];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number(blocks[middle * 3]) < offset) low = middle + 1;
    else high = middle;
  }
  const found = blocks[low * 3] === offset ? blocks[low * 3 + 2] : undefined;
  return found instanceof DecorationSet ? found : undefined;
}
