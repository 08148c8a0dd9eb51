/** What every ProseMirror-based peer shares in being driven. */
import type { Command } from "prosemirror-state";
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
import type { EditorUnderTest } from "../../tests/merging/editor-under-test.ts";

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
