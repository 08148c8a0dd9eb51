/** Moving whole blocks: by keys over the neighbour, by the drag handle anywhere. */
import type { Node } from "prosemirror-model";
import {
  type Command,
  type EditorState,
  NodeSelection,
  TextSelection,
  type Transaction,
} from "prosemirror-state";
import { startUndoStep } from "../binding/transaction-meta.ts";
import { speak } from "../plugins/spoken.ts";

/**
 * Moves the blocks between two positions to a third one; all three stand between blocks. The selection goes along. The same
 * nodes are taken away and put in by one transaction: that is how a binding recognises a move.
 */
export function moveBlocks(from: number, to: number, target: number): Command {
  return (state, dispatch) => {
    const [$from, $to, $target] = [from, to, target].map((position) => state.doc.resolve(position));
    if ($from === undefined || $to === undefined || $target === undefined) return false;
    if (from >= to || (target >= from && target <= to)) return false;
    if (!$from.sameParent($to) || !holdsBlocks($from.parent) || !holdsBlocks($target.parent)) return false;
    const { content } = state.doc.slice(from, to);
    const index = $target.index();
    if (!$target.parent.canReplace(index, index, content)) return false;
    if (dispatch === undefined) return true;
    const tr = startUndoStep(state.tr);
    // What is put in first needs no mapping of what is taken away behind it, and the other way round.
    if (target < from) tr.insert(target, content).delete(from + content.size, to + content.size);
    else tr.insert(target, content).delete(from, to);
    takeSelection(state, tr, from, to, target < from ? target : target - content.size);
    const place = tr.doc.resolve(target < from ? target : target - content.size).index() + 1;
    const count = $target.parent.childCount;
    dispatch(speak(tr, (texts) => texts("announce.moved", { place, count })).scrollIntoView());
    return true;
  };
}

/** Moves the selected blocks over the one above. */
export const moveUp: Command = moveOver(-1);

/** Moves the selected blocks over the one below. */
export const moveDown: Command = moveOver(1);

function moveOver(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const selected = selectedRow(state);
    if (selected === undefined) return false;
    const { parent, start, first, last } = selected;
    const neighbour = parent.maybeChild(direction < 0 ? first - 1 : last + 1);
    if (neighbour === null) return false;
    let from = start;
    for (let i = 0; i < first; i += 1) from += parent.child(i).nodeSize;
    let to = from;
    for (let i = first; i <= last; i += 1) to += parent.child(i).nodeSize;
    const target = direction < 0 ? from - neighbour.nodeSize : to + neighbour.nodeSize;
    return moveBlocks(from, to, target)(state, dispatch);
  };
}

/** The blocks that the selection touches, in the document or in a cell. */
function selectedRow({ selection }: EditorState) {
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

function holdsBlocks({ type }: Node): boolean {
  return type.name === "doc" || type.name === "table_cell";
}

function takeSelection(state: EditorState, tr: Transaction, from: number, to: number, moved: number): void {
  const { selection } = state;
  if (selection.from < from || selection.from >= to) return;
  const by = moved - from;
  // What reaches on into a block that stays behind ends with the last one that goes.
  const inside = (position: number) => Math.min(position, to - 1) + by;
  if (selection instanceof NodeSelection) tr.setSelection(NodeSelection.create(tr.doc, selection.from + by));
  else if (selection instanceof TextSelection)
    tr.setSelection(TextSelection.create(tr.doc, inside(selection.anchor), inside(selection.head)));
}
