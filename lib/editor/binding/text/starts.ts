/**
 * Where the children of a node begin. Every edit asks for it a dozen times, in a document of thousands of blocks: it is
 * counted once per node, as nodes never change, and not even that while somebody types in one block.
 */
import type { Node } from "prosemirror-model";
import { changedChildren } from "../../queries/changed-children.ts";

/** Offsets at which things that stand in a row begin. */
export class Starts {
  readonly #counted: Uint32Array;
  // What stands behind this one begins so much later than was counted.
  readonly #pivot: number;
  readonly #shift: number;

  constructor(counted: Uint32Array, pivot = 0, shift = 0) {
    this.#counted = counted;
    this.#pivot = pivot;
    this.#shift = shift;
  }

  /** How many there are. */
  get count(): number {
    return this.#counted.length - 1;
  }

  /** Where the last one ends. */
  get end(): number {
    return this.at(this.count) ?? 0;
  }

  /** Where the one at `index` begins; for `count`, the end of the last one. Undefined for any other number. */
  at(index: number): number | undefined {
    const counted = this.#counted[index];
    return counted === undefined || index <= this.#pivot ? counted : counted + this.#shift;
  }

  /** The first one that ends behind `offset`; `count` if none does. */
  endingBehind(offset: number): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.at(middle + 1) ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** With the one at `index` so much longer. Nothing is counted if it was the same one the last time. */
  stretched(index: number, more: number): Starts {
    const known = this.#shift === 0 || this.#pivot === index ? this.#counted : this.copy();
    return new Starts(known, index, (known === this.#counted ? this.#shift : 0) + more);
  }

  /** All of them as numbers of one's own. */
  copy(): Uint32Array {
    const starts = this.#counted.slice();
    if (this.#shift !== 0)
      for (let i = this.#pivot + 1; i < starts.length; i += 1) starts[i] = this.at(i) ?? 0;
    return starts;
  }
}

const known = new WeakMap<Node, Starts>();

/** Where each child begins. */
export function startsOf(parent: Node): Starts {
  const found = known.get(parent);
  if (found !== undefined) return found;
  const starts = countStarts(parent.children);
  known.set(parent, starts);
  return starts;
}

/** Where each of `nodes` begins if they stand in a row. */
export function countStarts(nodes: readonly Node[]): Starts {
  const starts = new Uint32Array(nodes.length + 1);
  countOn(starts, nodes, 0, nodes.length);
  return new Starts(starts);
}

/** Counts `fresh` from what is known of `old`: most children are the same, and need not be asked for their size. */
export function countFrom(old: Node, fresh: Node): void {
  if (known.has(fresh)) return;
  const before = startsOf(old);
  const { from, kept } = changedChildren(old, fresh);
  const count = fresh.childCount;
  const isOne = count === old.childCount && from + kept === count - 1;
  known.set(
    fresh,
    isOne
      ? before.stretched(from, fresh.child(from).nodeSize - old.child(from).nodeSize)
      : recount(before, fresh, from, kept),
  );
}

/** The first `from` and the last `kept` children are those of before. */
function recount(before: Starts, fresh: Node, from: number, kept: number): Starts {
  const counted = before.copy();
  const count = fresh.childCount;
  const starts = new Uint32Array(count + 1);
  starts.set(counted.subarray(0, from + 1));
  countOn(starts, fresh.children, from, count - kept);
  const moved = count - before.count;
  const shift = (starts[count - kept] ?? 0) - (counted[before.count - kept] ?? 0);
  for (let i = count - kept + 1; i <= count; i += 1) starts[i] = (counted[i - moved] ?? 0) + shift;
  return new Starts(starts);
}

function countOn(starts: Uint32Array, nodes: readonly Node[], from: number, to: number): void {
  let at = starts[from] ?? 0;
  for (let i = from; i < to; i += 1) {
    at += nodes[i]?.nodeSize ?? 0;
    starts[i + 1] = at;
  }
}
