/**
 * Which children an edit replaced. Asked by several for every letter, in documents of thousands of blocks: found by comparing
 * references from both ends, once for two states of a node that follow each other.
 */
import type { Node } from "prosemirror-model";

export interface ChangedChildren {
  /** Index of the first one that differs, in both. */
  readonly from: number;
  /** How many at the end are the same. */
  readonly kept: number;
}

// The older node is held weakly: it must not live as long as the newer one.
const known = new WeakMap<Node, ChangedChildren & { readonly old: WeakRef<Node> }>();

/** What of `old` and `fresh` lies between the children that are the same objects, at the start and at the end. */
export function changedChildren(old: Node, fresh: Node): ChangedChildren {
  const found = known.get(fresh);
  if (found?.old.deref() === old) return found;
  const [olds, news] = [old.children, fresh.children];
  const shorter = Math.min(olds.length, news.length);
  let from = 0;
  while (from < shorter && olds[from] === news[from]) from += 1;
  let kept = 0;
  const rest = shorter - from;
  while (kept < rest && olds[olds.length - 1 - kept] === news[news.length - 1 - kept]) kept += 1;
  const changed = { from, kept, old: new WeakRef(old) };
  known.set(fresh, changed);
  return changed;
}

/** Whether a child of this type came, went or changed. */
export function changesChild(old: Node, fresh: Node, type: string): boolean {
  const { from, kept } = changedChildren(old, fresh);
  return [old, fresh].some((each) =>
    each.children.slice(from, each.childCount - kept).some((child) => child.type.name === type),
  );
}
