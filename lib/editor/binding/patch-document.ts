import { type Node, Slice } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import { ReplaceStep } from "prosemirror-transform";
import { alignNodes } from "./align-nodes.ts";
import { diffInline, keptRanges } from "./diff-inline.ts";

/**
 * Adds to `tr` the least steps that turn its document into `next`: block by block, and inside a block only what differs.
 * Untouched blocks stay the same objects, so that decorations, node views and positions in them live on.
 */
export function patchDocument(tr: Transaction, next: Node): void {
  const prevBlocks = tr.doc.children;
  const nextBlocks = next.children;
  const pairs = alignNodes(prevBlocks, nextBlocks);
  // From the end to the start, so that positions in front are still those of the old document.
  let position = tr.doc.content.size;
  let prevEnd = prevBlocks.length;
  let nextEnd = nextBlocks.length;
  for (let index = pairs.length - 1; index >= -1; index--) {
    const pair = pairs[index] ?? { prev: -1, next: -1 };
    const gone = prevBlocks.slice(pair.prev + 1, prevEnd);
    const added = nextBlocks.slice(pair.next + 1, nextEnd);
    const gapStart = position - gone.reduce((sum, node) => sum + node.nodeSize, 0);
    if (gone.length > 0 || added.length > 0) {
      tr.step(new ReplaceStep(gapStart, position, new Slice(next.type.create(null, added).content, 0, 0)));
    }
    const before = prevBlocks[pair.prev];
    const after = nextBlocks[pair.next];
    if (before === undefined || after === undefined) break;
    position = gapStart - before.nodeSize;
    if (before !== after) patchNode(tr, position, before, after);
    prevEnd = pair.prev;
    nextEnd = pair.next;
  }
}

function patchNode(tr: Transaction, position: number, prev: Node, next: Node): void {
  for (const [name, value] of Object.entries(next.attrs)) {
    if (!sameJson(prev.attrs[name], value)) tr.setNodeAttribute(position, name, value);
  }
  if (!next.inlineContent) return;
  const changes = diffInline(prev, next);
  for (const { from, to, start, end } of changes.toReversed()) {
    const slice = new Slice(next.content.cut(start, end), 0, 0);
    tr.step(new ReplaceStep(position + 1 + from, position + 1 + to, slice));
  }
  for (const kept of keptRanges(changes, next.content.size)) patchMarks(tr, position + 1, prev, next, kept);
}

/** Marks change in place: such steps move no position, so a caret or a remark in the words stays exactly where it was. */
function patchMarks(
  tr: Transaction,
  inside: number,
  prev: Node,
  next: Node,
  kept: { from: number; to: number; shift: number },
): void {
  let { from } = kept;
  while (from < kept.to) {
    const before = prev.childAfter(from - kept.shift);
    const after = next.childAfter(from);
    const to = Math.min(
      kept.to,
      after.offset + (after.node?.nodeSize ?? 1),
      before.offset + (before.node?.nodeSize ?? 1) + kept.shift,
    );
    const had = before.node?.marks ?? [];
    const has = after.node?.marks ?? [];
    for (const mark of had) if (!mark.isInSet(has)) tr.removeMark(inside + from, inside + to, mark);
    for (const mark of has) if (!mark.isInSet(had)) tr.addMark(inside + from, inside + to, mark);
    from = to;
  }
}

/** Equality of attribute values, which are JSON. */
export function sameJson(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
