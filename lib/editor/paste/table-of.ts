/** The tables that a page shows, made new as ours are. */
import { copyAttributes } from "./copy-attributes.ts";
import { isHeaderRow, readBoldHead } from "./header-row.ts";
import type { readGrid } from "./html-grid.ts";
import type { PasteSource } from "./paste-source.ts";

type Grid = ReturnType<typeof readGrid>;

/** False for a table that only lays out a page. */
export function isDataTable(element: Element, grid: Grid, source: PasteSource): boolean {
  if (widthOf(grid) * grid.length < 2 && source !== "quire") return false;
  return element.querySelector("table") === null && element.getAttribute("role") !== "presentation";
}

/** A table of full rows; `cellOf` makes a cell of ours, an empty one where the page has none. */
export function tableOf(
  element: Element,
  grid: Grid,
  source: PasteSource,
  cellOf: (cell: Element | undefined) => HTMLElement,
): HTMLElement {
  const page = element.ownerDocument;
  const table = page.createElement("table");
  copyAttributes(element, table, ["id", "data-header-row", "data-header-column"]);
  if (source !== "quire") {
    table.dataset.headerRow = String(isHeaderRow(grid[0] ?? []));
    table.dataset.headerColumn = String(
      grid.length > 1 && grid.slice(1).every(([cell]) => cell?.tagName === "TH"),
    );
  }
  const width = widthOf(grid);
  for (const cells of grid) {
    const row = table.appendChild(page.createElement("tr"));
    for (let column = 0; column < width; column++) row.append(cellOf(cells[column]));
  }
  if (source !== "quire") readBoldHead(table);
  return table;
}

function widthOf(grid: Grid): number {
  return Math.max(0, ...grid.map((row) => row.length));
}
