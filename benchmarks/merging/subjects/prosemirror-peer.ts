/** What every ProseMirror-based peer shares in being driven: moving blocks as a drop does, tables, undo, anchors. */
import type { Command, EditorState } from "prosemirror-state";
import { NodeSelection, TextSelection } from "prosemirror-state";
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  moveTableColumn,
  moveTableRow,
  selectedRect,
} from "prosemirror-tables";
import type { EditorView } from "prosemirror-view";
import type { EditorUnderTest } from "../../../tests/merging/editor-under-test.ts";

type Commands = EditorUnderTest["commands"];

/** Selections made with the peers' copy of prosemirror-state. */
export function selectionsOf(view: EditorView): Pick<EditorUnderTest, "selectText" | "selectNode"> {
  return {
    selectText: (from, to) => TextSelection.create(view.state.doc, from, to),
    selectNode: (position) => NodeSelection.create(view.state.doc, position),
  };
}

/** Runs ProseMirror commands on a view. */
export const runner = (view: EditorView) => (command: Command) => () =>
  command(view.state, view.dispatch, view);

/** prosemirror-tables as it comes; all three nested peers build on it. */
export function tableCommands(view: EditorView): Commands {
  const run = runner(view);
  return {
    addRow: run(addRowAfter),
    addColumn: run(addColumnAfter),
    deleteRow: run(deleteRow),
    deleteColumn: run(deleteColumn),
    deleteTable: run(deleteTable),
    moveRowDown: () => {
      const { top } = selectedRect(view.state);
      return run(moveTableRow({ from: top, to: top + 1, select: false }))();
    },
    moveColumnRight: () => {
      const { left } = selectedRect(view.state);
      return run(moveTableColumn({ from: left, to: left + 1, select: false }))();
    },
  };
}

/** Moves the block at the caret over its neighbour in one transaction that deletes and inserts, as a drop does. */
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
    dispatch?.(state.tr.delete(from, from + node.nodeSize).insert(target, node));
    return true;
  };
}

/** Deletes the block at the caret, or the list item around it. */
export const deleteBlock: Command = (state, dispatch) => {
  const depth = blockDepth(state);
  const { $from } = state.selection;
  const from = $from.before(depth);
  const selected = state.tr.setSelection(NodeSelection.create(state.doc, from));
  dispatch?.(selected.deleteSelection());
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
