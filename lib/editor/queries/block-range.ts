/** Whole blocks that go together when one of them is moved, copied or deleted. */
import type { Node } from "prosemirror-model";
import { type EditorState, NodeSelection } from "prosemirror-state";
import { toBlockAttrs } from "../nodes/block/spec.ts";
import { isListKind } from "../schema/block-kinds.ts";

export interface BlockRange {
  /** In front of the first block. */
  from: number;
  /** Behind the last one. */
  to: number;
}

/** The children of `parent` that the selection touches; in the document or in a cell. */
export interface SelectedRow {
  parent: Node;
  /** Where its content begins. */
  start: number;
  first: number;
  last: number;
}

/** The blocks that the selection touches. Undefined behind the last block. */
export function selectedRow({ selection }: EditorState): SelectedRow | undefined {
  const { $from, $to } = selection;
  let depth = $from.sharedDepth($to.pos);
  while (depth > 0 && !holdsBlocks($from.node(depth))) depth -= 1;
  const parent = $from.node(depth);
  const first = $from.index(depth);
  // Behind the last block there is none; a selection of a whole block ends there.
  let last = selection instanceof NodeSelection ? first : Math.min($to.index(depth), parent.childCount - 1);
  // A selection dragged to the start of the next line does not mean that line.
  if (last > first && $to.parentOffset === 0) last -= 1;
  return first < parent.childCount ? { parent, start: $from.start(depth), first, last } : undefined;
}

/** Behind which child the item of a list ends that is child `index`: what stands deeper below it is part of it. */
export function groupEnd(parent: Node, index: number): number {
  const depth = listDepth(parent.maybeChild(index));
  let end = index + 1;
  if (depth === undefined) return end;
  while ((listDepth(parent.maybeChild(end)) ?? -1) > depth) end += 1;
  return end;
}

/** With which child the item begins that ends at child `index`, for something as deep as `depth`: deeper ones belong to one above. */
export function groupStart(parent: Node, index: number, depth: number): number {
  let start = index;
  while (
    start > 0 &&
    (listDepth(parent.maybeChild(start)) ?? -1) > depth &&
    listDepth(parent.maybeChild(start - 1)) !== undefined
  )
    start -= 1;
  return start;
}

/** How deep a list item is; undefined for what stands in no list. */
export function listDepth(node: Node | null): number | undefined {
  if (node?.type.name !== "block") return undefined;
  const { kind, indent } = toBlockAttrs(node.attrs);
  return isListKind(kind) ? indent : undefined;
}

/**
 * The blocks that are meant by the one in front of `pos`: all selected ones when it is among several of them, else itself with
 * what belongs to it.
 */
export function rangeAt(state: EditorState, pos: number): BlockRange | undefined {
  const $pos = state.doc.resolve(pos);
  if ($pos.nodeAfter === null || !holdsBlocks($pos.parent)) return undefined;
  const row = selectedRow(state);
  if (row !== undefined && row.last > row.first) {
    const selected = toRange(row);
    if (pos >= selected.from && pos < selected.to) return selected;
  }
  const index = $pos.index();
  return toRange({ parent: $pos.parent, start: $pos.start(), first: index, last: index });
}

/** From the first to the last of them, and what belongs to the last. */
export function toRange({ parent, start, first, last }: SelectedRow): BlockRange {
  const from = childStart(parent, start, first);
  return { from, to: childStart(parent, from, groupEnd(parent, last), first) };
}

/** Where child `index` begins, when child `known` begins at `at`. */
export function childStart(parent: Node, at: number, index: number, known = 0): number {
  let position = at;
  for (let child = known; child < index; child += 1) position += parent.child(child).nodeSize;
  return position;
}

/** What may hold blocks that can be moved: the document, and cells. */
export function holdsBlocks({ type }: Node): boolean {
  return type.name === "doc" || type.name === "table_cell";
}
