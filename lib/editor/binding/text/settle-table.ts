/** A table as the editor shows it turned into the one that the text says: rows and cells by id, cells by what changed in them. */
import { type Node, Slice } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import { ReplaceStep } from "prosemirror-transform";
import type { Change } from "./change.ts";
import { sameValue } from "./json-values.ts";

/** What changed in a cell, and how it is applied to the content that begins at a position. */
export interface CellChanges {
  changesIn(row: string, column: string): readonly Change[];
  apply(tr: Transaction, base: number, change: Change): void;
  /** Makes the content from `base` to `end` that of `cell`, by comparing them. */
  compare(tr: Transaction, base: number, end: number, cell: Node): void;
}

/** Makes the table at `at` equal to `target`. */
export function settleTable(tr: Transaction, at: number, old: Node, target: Node, cells: CellChanges): void {
  setAttrs(tr, at, old, target);
  settleChildren(tr, at + 1, old, target, rowId, (rowAt, oldRow, row) => {
    setAttrs(tr, rowAt, oldRow, row);
    settleChildren(tr, rowAt + 1, oldRow, row, columnId, (cellAt, oldCell, cell) => {
      setAttrs(tr, cellAt, oldCell, cell);
      if (oldCell.content.eq(cell.content)) return;
      for (const change of cells.changesIn(rowId(row), columnId(cell))) {
        // Changes of a cell that was not shown for a while are not told from what is shown now.
        if (!follows(tr.doc.nodeAt(cellAt), change)) break;
        cells.apply(tr, cellAt + 1, change);
      }
      const now = tr.doc.nodeAt(cellAt);
      if (now !== null && !now.content.eq(cell.content))
        cells.compare(tr, cellAt + 1, cellAt + 1 + now.content.size, cell);
    });
  });
  const now = tr.doc.nodeAt(at);
  if (now !== null && !now.eq(target)) tr.replaceWith(at, at + now.nodeSize, target);
}

/** Whether the cell shows what the change was made from. */
function follows(cell: Node | null, { from, old }: Change): boolean {
  return old.every((entry, i) => cell?.maybeChild(from + i)?.nodeSize === entry.node.nodeSize);
}

const rowId = (row: Node) => String(row.attrs.id);
const columnId = (cell: Node) => String(cell.attrs.column);

function setAttrs(tr: Transaction, at: number, old: Node, target: Node): void {
  for (const [name, value] of Object.entries(target.attrs)) {
    if (!sameValue(old.attrs[name], value)) tr.setNodeAttribute(at, name, value);
  }
}

/** From the last child to the first, so that positions in front stay true. */
function settleChildren(
  tr: Transaction,
  start: number,
  old: Node,
  target: Node,
  id: (node: Node) => string,
  settle: (at: number, old: Node, target: Node) => void,
): void {
  const replace = (from: number, to: number, slice: Slice) => tr.maybeStep(new ReplaceStep(from, to, slice));
  if (onlyLacksNames(old, target, id)) {
    let at = start + old.content.size;
    for (let i = old.childCount - 1; i >= 0; i -= 1) {
      at -= old.child(i).nodeSize;
      if (old.child(i) !== target.child(i)) settle(at, old.child(i), target.child(i));
    }
    return;
  }
  const kept = commonOrder(old.children.map(id), target.children.map(id));
  let [i, j] = [old.childCount - 1, target.childCount - 1];
  let end = start + old.content.size;
  while (i >= 0 || j >= 0) {
    const [before, after] = [i >= 0 ? old.child(i) : null, j >= 0 ? target.child(j) : null];
    const beforeKept = before !== null && kept.has(id(before));
    if (after !== null && !kept.has(id(after))) {
      replace(end, end, new Slice(target.type.create(null, after).content, 0, 0));
      j -= 1;
    } else if (before !== null && !beforeKept) {
      replace(end - before.nodeSize, end, Slice.empty);
      end -= before.nodeSize;
      i -= 1;
    } else if (before !== null && after !== null) {
      end -= before.nodeSize;
      if (before !== after) settle(end, before, after);
      [i, j] = [i - 1, j - 1];
    } else return;
  }
}

/** What was just made here gets its ids where it stands: the caret in it stays. */
function onlyLacksNames(old: Node, target: Node, id: (node: Node) => string): boolean {
  if (old.childCount !== target.childCount) return false;
  return old.children.every((child, i) => id(child) === nameless || id(child) === id(target.child(i)));
}

const nameless = String(null);

/** The ids that stand in the same order in both lists: a longest common subsequence. */
function commonOrder(a: readonly string[], b: readonly string[]): Set<string> {
  const lengths = a.map(() => b.map(() => 0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row !== undefined)
        row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const common = new Set<string>();
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    const id = a[i];
    if (id !== undefined && id === b[j]) {
      common.add(id);
      [i, j] = [i + 1, j + 1];
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return common;
}
