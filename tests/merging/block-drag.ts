/** Moving and deleting whole blocks as a drag and a drop do it: one transaction that deletes and inserts. */
import type { Command, EditorState } from "prosemirror-state";

/**
 * Moves the block (or list item) at the caret over its neighbour. The caret goes with it.
 * @public Editors that have no such command of their own are measured with it (benchmarks/subjects).
 */
export function moveBlock(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const depth = blockDepth(state);
    const { $from } = state.selection;
    const parent = $from.node(depth - 1);
    const index = $from.index(depth - 1);
    const node = parent.maybeChild(index);
    const neighbour = parent.maybeChild(index + direction);
    if (node === null || neighbour === null) return false;
    const from = $from.before(depth);
    const target = direction < 0 ? from - neighbour.nodeSize : from + neighbour.nodeSize;
    const tr = state.tr.delete(from, from + node.nodeSize).insert(target, node);
    dispatch?.(tr);
    return true;
  };
}

/** Deletes the block (or list item) at the caret as a whole. */
export const deleteBlock: Command = (state, dispatch) => {
  const depth = blockDepth(state);
  const { $from } = state.selection;
  dispatch?.(state.tr.delete($from.before(depth), $from.after(depth)));
  return true;
};

/** The list item around the caret, else the outermost block. */
function blockDepth(state: EditorState): number {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 1; depth -= 1) {
    if (/item/i.test($from.node(depth).type.name)) return depth;
  }
  return 1;
}
