/** A folded section is moved, copied and deleted as one thing, and others step over it as one thing. */
import type { Command, EditorState } from "prosemirror-state";
import { moveBlocks } from "../commands/move-block.ts";
import { type BlockRange, rangeAt, selectedRow, toRange } from "../queries/block-range.ts";
import { foldsIn } from "./folds.ts";

/** The blocks that are meant by the one in front of `pos` (queries/block-range.ts), with what is folded under the last of them. */
export function rangeWithFolded(state: EditorState, pos: number): BlockRange | undefined {
  const range = rangeAt(state, pos);
  return range && withFolded(state, range);
}

/** Moves the selected blocks over the neighbour, where they or the neighbour are folded; false where neither is. */
export function moveFolded(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const row = selectedRow(state);
    if (row === undefined || row.parent !== state.doc) return false;
    const own = toRange(row);
    const range = withFolded(state, own);
    const sections = foldsIn(state)?.sections(state.doc) ?? [];
    const neighbour = sections.find(({ head, to }) =>
      direction < 0 ? to === range.from : head === range.to,
    );
    if (neighbour === undefined && range.to === own.to) return false;
    const beside =
      direction < 0 ? state.doc.resolve(range.from).nodeBefore : state.doc.resolve(range.to).nodeAfter;
    const target =
      direction < 0
        ? (neighbour?.head ?? range.from - (beside?.nodeSize ?? 0))
        : (neighbour?.to ?? range.to + (beside?.nodeSize ?? 0));
    // At the end of the page there is nothing to step over, and the key is taken all the same: half of it must not move.
    if (target !== range.from && target !== range.to)
      moveBlocks(range.from, range.to, target)(state, dispatch);
    return true;
  };
}

function withFolded(state: EditorState, { from, to }: BlockRange): BlockRange {
  const section = foldsIn(state)
    ?.sections(state.doc)
    .find((each) => each.from === to);
  return section === undefined ? { from, to } : { from, to: section.to };
}
