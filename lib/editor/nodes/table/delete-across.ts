/**
 * Deleting from inside a table to outside of it, or over several cells. ProseMirror would fit what is left together: text
 * from a cell joined to a paragraph, rows with cells missing. Here the table stays as it is, and what the selection covers
 * goes, place by place:
 *
 * - in every covered cell the covered text goes, and a block stays to type in;
 * - outside, the covered text goes; whole blocks and whole tables (both borders covered) go altogether;
 * - nothing is joined over a table's border, so no text changes place.
 */
import type { Node, ResolvedPos } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";

/** Whether the two places lie in different cells, or one of them in a cell and the other in none. */
export function liesAcross($from: ResolvedPos, $to: ResolvedPos): boolean {
  const [from, to] = [cellDepth($from), cellDepth($to)];
  if (from === 0 && to === 0) return false;
  return from !== to || $from.start(from) !== $to.start(to);
}

/** Deletes what lies between `from` and `to`, which stand in text. `from` is still the same place afterwards. */
export function deleteAcross(tr: Transaction, from: number, to: number): void {
  const stretches: { from: number; to: number; cell?: Node }[] = [];
  tr.doc.nodesBetween(from, to, (node, at, parent) => {
    const [start, end] = [at + 1, at + node.nodeSize - 1];
    if (node.type.spec.tableRole === "cell") {
      stretches.push({ from: Math.max(from, start), to: Math.min(to, end), cell: node });
      return false;
    }
    const entered = node.type.spec.tableRole !== undefined && (from >= start || to <= end);
    if (entered || parent?.type.spec.tableRole !== undefined) return true;
    const last = stretches.at(-1);
    const stretch = { from: Math.max(from, at), to: Math.min(to, at + node.nodeSize) };
    if (last !== undefined && last.cell === undefined && last.to === stretch.from) last.to = stretch.to;
    else stretches.push(stretch);
    return false;
  });
  // From the end to the start, so that places in front stay true.
  for (const { from: start, to: end, cell } of stretches.toReversed()) {
    if (cell !== undefined && end - start === cell.content.size) emptyCell(tr, start, cell);
    else deleteStretch(tr, start, end);
  }
}

/** Between two places in one document or cell, in text or between blocks. */
function deleteStretch(tr: Transaction, from: number, to: number): void {
  const [$from, $to] = [tr.doc.resolve(from), tr.doc.resolve(to)];
  const [starts, ends] = [$from.parent.isTextblock, $to.parent.isTextblock];
  if (starts === ends) {
    tr.delete(from, to);
  } else if (starts) {
    if ($from.after() < to) tr.delete($from.after(), to);
    tr.delete(from, $from.end());
  } else {
    tr.delete($to.start(), to);
    if (from < $to.before()) tr.delete(from, $to.before());
  }
}

/** The first block of text stays, empty, as what it is. */
function emptyCell(tr: Transaction, start: number, cell: Node): void {
  const index = cell.children.findIndex((node) => node.isTextblock);
  const kept = cell.maybeChild(index);
  if (kept === null) {
    const fresh = cell.type.contentMatch.defaultType?.createAndFill();
    if (fresh) tr.replaceWith(start, start + cell.content.size, fresh);
    return;
  }
  const at = cell.children.slice(0, index).reduce((sum, node) => sum + node.nodeSize, start);
  const end = at + kept.nodeSize;
  if (end < start + cell.content.size) tr.delete(end, start + cell.content.size);
  if (kept.content.size > 0) tr.delete(at + 1, end - 1);
  if (at > start) tr.delete(start, at);
}

/** The depth of the cell around a place; 0 where there is none. */
function cellDepth($pos: ResolvedPos): number {
  for (let depth = $pos.depth; depth > 0; depth -= 1)
    if ($pos.node(depth).type.spec.tableRole === "cell") return depth;
  return 0;
}
