import type { NodeSpec } from "prosemirror-model";

/**
 * A table is a full rectangle: rows and columns have ids, and every row has a cell for every column. The roles are those
 * of prosemirror-tables; cells are not merged (`colspan` and `rowspan` are there for its commands, and stay 1).
 */
export const tableNode: NodeSpec = {
  group: "top",
  content: "table_row+",
  tableRole: "table",
  isolating: true,
  attrs: { headerRow: { default: false }, headerColumn: { default: false }, id: { default: null } },
  parseDOM: [
    {
      tag: "table",
      getAttrs: ({ id, dataset }) => ({
        id: id === "" ? null : id,
        headerRow: dataset.headerRow === "true",
        headerColumn: dataset.headerColumn === "true",
      }),
    },
  ],
  toDOM: () => ["div", { class: "table" }, ["table", ["tbody", 0]]],
};

export const tableRowNode: NodeSpec = {
  content: "table_cell+",
  tableRole: "row",
  attrs: { id: { default: null } },
  parseDOM: [{ tag: "tr" }],
  toDOM: () => ["tr", 0],
};

export const tableCellNode: NodeSpec = {
  content: "cell+",
  tableRole: "cell",
  isolating: true,
  attrs: {
    /** The column's id. */
    column: { default: null },
    colspan: { default: 1 },
    rowspan: { default: 1 },
    /** As prosemirror-tables has it: one width in pixels, or null. */
    colwidth: { default: null },
  },
  parseDOM: [{ tag: "td", getAttrs: ({ dataset }) => ({ colwidth: widthOf(dataset.colwidth) }) }],
  toDOM: () => ["td", 0],
};

function widthOf(text: string | undefined): [number] | null {
  return text !== undefined && /^\d{1,4}$/.test(text) ? [Number(text)] : null;
}
