/** The cells of an HTML table as a grid. A cell over several places stands in the first of them; the others are empty. */
export function readGrid(table: Element): (Element | undefined)[][] {
  const grid: (Element | undefined)[][] = [];
  const taken = new Set<string>();
  for (const [y, row] of rowsOf(table).slice(0, mostRows).entries()) {
    const line: (Element | undefined)[] = [];
    let x = 0;
    for (const cell of row.children) {
      if (cell.tagName !== "TD" && cell.tagName !== "TH") continue;
      while (taken.has(`${x} ${y}`)) x += 1;
      if (x >= mostColumns) break;
      const [across, down] = [spanOf(cell, "colspan"), spanOf(cell, "rowspan")];
      for (let dy = 0; dy < down; dy++) for (let dx = 0; dx < across; dx++) taken.add(`${x + dx} ${y + dy}`);
      line[x] = cell;
      x += across;
    }
    grid.push(Array.from({ length: Math.min(mostColumns, Math.max(line.length, x)) }, (_, i) => line[i]));
  }
  return grid;
}

/** A whole spreadsheet is pasted by accident only; what is beyond would freeze the page. */
const mostRows = 2000;
const mostColumns = 60;

function rowsOf(table: Element): Element[] {
  return [...table.children].flatMap((child) => {
    if (child.tagName === "TR") return [child];
    return /^(THEAD|TBODY|TFOOT)$/.test(child.tagName) ? rowsOf(child) : [];
  });
}

function spanOf(cell: Element, name: "colspan" | "rowspan"): number {
  const span = Number.parseInt(cell.getAttribute(name) ?? "1", 10);
  return Number.isInteger(span) && span > 1 ? Math.min(span, mostColumns) : 1;
}
