/** Moving whole blocks: by keys over the neighbour, by the drag handle anywhere. */
import {
  type Command,
  type EditorState,
  NodeSelection,
  TextSelection,
  type Transaction,
} from "prosemirror-state";
import { startUndoStep } from "../binding/transaction-meta.ts";
import { speak } from "../plugins/spoken.ts";
import {
  childStart,
  groupEnd,
  groupStart,
  holdsBlocks,
  listDepth,
  selectedRow,
  toRange,
} from "../queries/block-range.ts";

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

/** Moves the selected blocks, with what belongs to them, over the one above. */
export const moveUp: Command = moveOver(-1);

/** Moves the selected blocks, with what belongs to them, over the one below. */
export const moveDown: Command = moveOver(1);

function moveOver(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const row = selectedRow(state);
    if (row === undefined) return false;
    const { parent, start, first } = row;
    const { from, to } = toRange(row);
    const end = groupEnd(parent, row.last);
    if (direction < 0 ? first === 0 : end === parent.childCount) return false;
    // An item of a list steps over its neighbour with all that belongs to that; anything else over one block.
    const depth = listDepth(parent.child(first));
    const over = direction < 0 ? first - 1 : end + 1;
    const reach =
      depth === undefined ? over : direction < 0 ? groupStart(parent, over, depth) : groupEnd(parent, end);
    return moveBlocks(from, to, childStart(parent, start, reach))(state, dispatch);
  };
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
