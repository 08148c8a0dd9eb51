/**
 * A copied table pasted into a table fills its cells from the selected one on, and adds rows and columns where it is larger.
 * Only what is in the cells changes, so that rows and columns stay who they are.
 */
import { Fragment, type Node, type Slice } from "prosemirror-model";
import type { Command, EditorState, Transaction } from "prosemirror-state";
import { startUndoStep } from "../../binding/transaction-meta.ts";
import { emptyCell, emptyRow } from "../../nodes/table/create.ts";
import { cellAt, rowAt, tableAround } from "../../queries/table-around.ts";
import { schema } from "../../schema/schema.ts";

/** The table that a slice is, or undefined. */
export function tableIn({ content }: Slice): Node | undefined {
  const only = content.childCount === 1 ? content.firstChild : null;
  return only?.type.name === "table" ? only : undefined;
}

export function pasteCells(pasted: Node): Command {
  return (state, dispatch) => {
    const place = tableAround(state);
    if (place === undefined) return false;
    dispatch?.(fill(state, pasted, place.at, place.firstRow, place.firstColumn).setMeta("paste", true));
    return true;
  };
}

function fill(state: EditorState, pasted: Node, at: number, row: number, column: number): Transaction {
  const tr = startUndoStep(state.tr);
  const now = (): Node => tr.doc.nodeAt(at) ?? pasted;
  const width = now().child(0).childCount;
  for (let missing = row + pasted.childCount - now().childCount; missing > 0; missing--)
    tr.insert(rowAt(now(), at, now().childCount), emptyRow(width));
  for (let missing = column + pasted.child(0).childCount - width; missing > 0; missing--) {
    for (let each = now().childCount - 1; each >= 0; each--)
      tr.insert(cellAt(now(), at, each, now().child(each).childCount), emptyCell());
  }
  pasted.forEach((cells, _rowOffset, i) =>
    cells.forEach((cell, _cellOffset, j) => {
      const start = cellAt(now(), at, row + i, column + j) + 1;
      const old = now()
        .child(row + i)
        .child(column + j).content.size;
      tr.replaceWith(start, start + old, cell.content);
    }),
  );
  return tr.scrollIntoView();
}

/** Tables as their rows' texts, one paragraph a row: for a place that can hold no table. */
export function withoutTables(content: Fragment): Fragment {
  const blocks = content.content.flatMap((node) => (node.type.name === "table" ? rowsOf(node) : [node]));
  return Fragment.fromArray(blocks);
}

function rowsOf(table: Node): Node[] {
  return table.children.map((row) => {
    const line = row.children.map((cell) => cell.textBetween(0, cell.content.size, " ", " ")).join("\t");
    return schema.node("block", null, line === "" ? [] : [schema.text(line)]);
  });
}
