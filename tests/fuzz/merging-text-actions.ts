/** What people do in a text document, and how often. */
import * as cells from "./cell-actions.ts";
import { beginComposing } from "./composing-actions.ts";
import * as act from "./merging-actions.ts";
import * as table from "./table-actions.ts";

export const actions = [
  [act.typeWord, 30],
  [act.deleteRange, 10],
  [act.enter, 10],
  [act.join, 8],
  [act.retype, 8],
  [act.indent, 4],
  [act.mark, 10],
  [act.paste, 5],
  [act.moveBlock, 6],
  [act.deleteBlock, 4],
  [act.insertDivider, 3],
  [act.undo, 10],
  [act.redo, 5],
] as const;

/** The same with far more moves: of several blocks, into each other, of what others change, and back. */
export const movingActions = [...actions, [act.moveBlock, 40], [act.undo, 10], [act.join, 10]] as const;

/** The same with tables among it. */
export const tableActions = [
  ...actions,
  [beginComposing, 6],
  [act.look, 8],
  [table.insertTable, 6],
  [table.addRowBeside, 8],
  [table.addColumnBeside, 8],
  [table.deleteRow, 5],
  [table.deleteColumn, 5],
  [table.moveRow, 5],
  [table.moveColumn, 5],
  [table.walk, 3],
  [table.header, 2],
  [table.width, 2],
  [table.removeTable, 2],
] as const;

/** The same with several cells selected at once. */
export const cellActions = [
  ...tableActions,
  [table.insertTable, 6],
  [cells.deleteCells, 14],
  [cells.typeOverCells, 8],
  [cells.pasteOverCells, 8],
  [cells.retypeCells, 5],
  [cells.markCells, 8],
  [cells.deleteSelectedRows, 5],
  [cells.deleteSelectedColumns, 5],
  [cells.moveSelectedRows, 5],
  [cells.moveSelectedColumns, 5],
  [cells.addRowBesideSelected, 3],
  [cells.addColumnBesideSelected, 3],
] as const;

/** The same with mentions, dates and formulas among it. */
export const atomActions = [...actions, [act.insertAtom, 8]] as const;
