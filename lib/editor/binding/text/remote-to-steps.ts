/**
 * Changes of the text as the least ProseMirror transaction: one replace step per hunk, attribute steps for blocks and
 * atoms that stayed, mark steps for text that stayed. Positions, decorations and the selection map through, and nodes that
 * did not change keep their identity.
 */
import { Fragment, type Mark, type Node } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import { ReplaceStep } from "prosemirror-transform";
import { align } from "./align.ts";
import type { Change } from "./change.ts";
import { sameUnits, zipInline } from "./inline.ts";
import { sameValue } from "./json-values.ts";
import type { Id } from "./layout.ts";
import { type CellChanges, settleTable } from "./settle-table.ts";
import { startsOf } from "./starts.ts";

/** What changed in the cells of the table that the element with this identity shows, if it shows one. */
export type CellsOf = (id: Id) => CellChanges | undefined;

/**
 * Applies `change` to the children of the node whose content begins at `base` in `tr.doc`.
 * Afterwards those children equal the change's new nodes, whatever it takes.
 */
export function applyChange(tr: Transaction, base: number, change: Change, cellsOf: CellsOf): void {
  const parent = base === 0 ? tr.doc : tr.doc.resolve(base).parent;
  const count = parent.childCount + change.new.length - change.old.length;
  const start = base + startIn(parent, change.from, tr.docChanged);
  let end = start;
  change.old.forEach((_, i) => {
    end += parent.child(change.from + i).nodeSize;
  });
  const target = parent.copy(Fragment.fromArray(change.new.map((entry) => entry.node)));
  const rest = tr.doc.content.size - end;
  // Without identities nothing can be laid side by side; then it is compared.
  const nameless = change.old.every(({ open, content }) => open === null && content.length === 0);
  const hunks = (nameless ? undefined : align(change.old, change.new)) ?? [];
  for (const hunk of hunks.toReversed()) {
    const slice = target.slice(hunk.newFrom, hunk.newTo);
    const step = new ReplaceStep(start + hunk.oldFrom, start + hunk.oldTo, slice);
    // A step that doesn't fit is left out: `settle` puts whole blocks in its place.
    if (tr.maybeStep(step).failed !== null) break;
  }
  if (base === 0 && tr.doc.childCount === count && showsBlocks(tr.doc, change)) return;
  settleNodes(tr, start, tr.doc.content.size - rest, target, (i) => {
    const open = change.new[i]?.open;
    return open ? cellsOf(open) : undefined;
  });
}

/** Whether the children of `doc` are the change's new nodes, and all of them blocks of text. */
function showsBlocks(doc: Node, { from, new: entries }: Change): boolean {
  return entries.every(({ node }, i) => node.isTextblock && doc.maybeChild(from + i)?.eq(node) === true);
}

/** Where the child at `index` begins. What nobody else asks for is not counted as a whole. */
function startIn(parent: Node, index: number, isPassing: boolean): number {
  if (!isPassing) return startsOf(parent).at(index) ?? parent.content.size;
  let start = 0;
  for (let i = 0; i < index; i += 1) start += parent.child(i).nodeSize;
  return start;
}

/** Makes the nodes from `start` to `end` equal to the children of `target`, by comparing them. */
export function settleNodes(
  tr: Transaction,
  start: number,
  end: number,
  target: Node,
  cells: (index: number) => CellChanges | undefined = () => undefined,
): void {
  const current = childrenBetween(tr.doc, start, end);
  if (current === undefined || current.length !== target.childCount) {
    tr.replaceWith(start, end, target.content);
    return;
  }
  let at = start;
  target.forEach((node, _, i) => {
    const old = current[i];
    const inside = cells(i);
    if (inside !== undefined && old !== undefined && old.type === node.type && old !== node)
      settleTable(tr, at, old, node, inside);
    else if (old !== undefined) settleNode(tr, at, old, node);
    at += node.nodeSize;
  });
}

function childrenBetween(doc: Node, start: number, end: number): Node[] | undefined {
  const $start = doc.resolve(start);
  const nodes: Node[] = [];
  let at = start;
  for (let i = $start.index(); at < end; i += 1) {
    const child = $start.parent.maybeChild(i);
    if (child === null) return undefined;
    nodes.push(child);
    at += child.nodeSize;
  }
  return at === end ? nodes : undefined;
}

/** Makes the node at `at` equal to `target` by the smallest steps that can do it. */
function settleNode(tr: Transaction, at: number, old: Node, target: Node): void {
  if (old.eq(target)) return;
  if (old.type !== target.type) {
    tr.replaceWith(at, at + old.nodeSize, target);
    return;
  }
  settleAttrs(tr, at, old, target);
  if (old.isTextblock) settleInline(tr, at + 1, old, target);
  else if (!old.content.eq(target.content)) settleContent(tr, at + 1, old, target);
}

function settleAttrs(tr: Transaction, at: number, old: Node, target: Node): void {
  for (const [name, value] of Object.entries(target.attrs)) {
    if (!sameValue(old.attrs[name], value)) tr.setNodeAttribute(at, name, value);
  }
}

/** Same text, other marks or atom attributes: piece by piece. Anything else: the part that differs is replaced. */
function settleInline(tr: Transaction, start: number, old: Node, target: Node): void {
  if (!sameUnits(old, target)) {
    settleContent(tr, start, old, target);
    return;
  }
  let at = start;
  const pairs = zipInline(old, target);
  for (const { from, to, size } of pairs) {
    if (from.isLeaf && !from.isText) settleAttrs(tr, at, from, to);
    settleMarks(tr, at, at + size, from.marks, to.marks);
    at += size;
  }
}

function settleMarks(
  tr: Transaction,
  from: number,
  to: number,
  old: readonly Mark[],
  target: readonly Mark[],
): void {
  for (const mark of old) if (!mark.isInSet(target)) tr.removeMark(from, to, mark);
  for (const mark of target) if (!mark.isInSet(old)) tr.addMark(from, to, mark);
}

function settleContent(tr: Transaction, start: number, old: Node, target: Node): void {
  const from = old.content.findDiffStart(target.content);
  const ends = old.content.findDiffEnd(target.content);
  if (from === null || ends === null) return;
  const overlap = from - Math.min(ends.a, ends.b);
  const [a, b] = overlap > 0 ? [ends.a + overlap, ends.b + overlap] : [ends.a, ends.b];
  const slice = target.slice(from, b);
  const $from = old.resolve(from);
  const $to = old.resolve(a);
  if ($from.depth - slice.openStart === $to.depth - slice.openEnd) {
    if (tr.maybeStep(new ReplaceStep(start + from, start + a, slice)).failed === null) return;
  }
  tr.replaceWith(start, start + old.content.size, target.content);
}
