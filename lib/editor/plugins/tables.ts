/**
 * Tables where they are edited: a selection of cells by mouse and Shift-arrows, arrows from cell to cell (prosemirror-tables),
 * header cells, and what is pasted into cells.
 */
import { type Node, Slice } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { Decoration, DecorationSet } from "prosemirror-view";
import { pasteCells, tableIn, withoutTables } from "../commands/table/paste-cells.ts";
import { TableView } from "../nodes/table/table-view.ts";
import { changesChild } from "../queries/changed-children.ts";
import { tablesKey } from "../queries/is-format-text.ts";
import { tableAround } from "../queries/table-around.ts";
import { keepChosenCells } from "./keep-chosen-cells.ts";

/** What readers and writers need: widths, header cells. */
export function showTables(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: tablesKey,
    state: {
      init: (_config, { doc }) => headersOf(doc),
      apply: (tr, headers) => {
        if (!tr.docChanged) return headers;
        const isTouched = changesChild(tr.before, tr.doc, "table");
        return isTouched ? headersOf(tr.doc) : headers.map(tr.mapping, tr.doc);
      },
    },
    props: {
      nodeViews: { table: (node, view, getPos) => new TableView(node, view, getPos) },
      decorations(state) {
        return this.getState(state);
      },
    },
  });
}

/** For writers. Before the other plugins that take arrows and pastes. */
export function editTables(): Plugin[] {
  return [
    new Plugin({
      props: {
        transformPasted: (slice, view) => {
          const only = tableIn(slice);
          // Tables do not nest: one alone fills cells (below), among other things it becomes lines.
          if (tableAround(view.state) === undefined || only !== undefined) return slice;
          return new Slice(withoutTables(slice.content), slice.openStart, slice.openEnd);
        },
        handlePaste: (view, _event, slice) => {
          const table = tableIn(slice);
          if (tableAround(view.state) === undefined) return false;
          return table !== undefined && pasteCells(table)(view.state, view.dispatch);
        },
      },
    }),
    keepChosenCells(),
    cellEditing(),
  ];
}

/** prosemirror-tables, which looks through all blocks for tables to mend after every letter, only where one changed. */
function cellEditing(): Plugin {
  const { spec } = tableEditing({ allowTableNodeSelection: true });
  return new Plugin({
    ...spec,
    appendTransaction(transactions, before, state) {
      const isTouched = before.doc !== state.doc && changesChild(before.doc, state.doc, "table");
      return spec.appendTransaction?.call(this, transactions, isTouched ? before : state, state);
    },
  });
}

/** Header cells are told to assistive technology, and drawn, as such. */
function headersOf(doc: Node): DecorationSet {
  const found: Decoration[] = [];
  doc.forEach((table, at) => {
    if (table.type.name !== "table") return;
    const { headerRow, headerColumn } = table.attrs;
    if (headerRow !== true && headerColumn !== true) return;
    table.forEach((row, rowOffset, i) => {
      if (i > 0 && headerColumn !== true) return;
      row.forEach((cell, cellOffset, j) => {
        const isColumnHeader = headerRow === true && i === 0;
        if (!isColumnHeader && !(headerColumn === true && j === 0)) return;
        const start = at + 1 + rowOffset + 1 + cellOffset;
        const attrs = { class: "header-cell", role: isColumnHeader ? "columnheader" : "rowheader" };
        found.push(Decoration.node(start, start + cell.nodeSize, attrs));
      });
    });
  });
  return found.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, found);
}
