import type { Node } from "prosemirror-model";
import { type Attributes, leaf, type PageElement, parent, toHtml } from "./page-element.ts";

/** How the content of a cell is rendered. */
type RenderCell = (blocks: readonly Node[]) => Promise<PageElement[]>;

/** A table in a box that scrolls by itself where it is too wide, with its headers as headers. `label`: what it is called. */
export async function renderTable(table: Node, label: string, render: RenderCell): Promise<PageElement> {
  const rows: PageElement[] = [];
  for (const [at, row] of table.children.entries()) {
    const cells: PageElement[] = [];
    for (const [column, cell] of row.children.entries()) {
      const isTop = at === 0 && table.attrs.headerRow === true;
      const isSide = column === 0 && table.attrs.headerColumn === true;
      const scope: Attributes = isTop ? { scope: "col" } : isSide ? { scope: "row" } : {};
      cells.push(
        leaf(isTop || isSide ? "th" : "td", { ...scope, dir: "auto" }, await cellHtml(cell, render)),
      );
    }
    rows.push(parent("tr", {}, cells));
  }
  const body = parent("tbody", {}, rows);
  return parent("div", { class: "table", role: "region", tabindex: 0, "aria-label": label }, [
    parent("table", {}, [body]),
  ]);
}

/** One paragraph alone is the text of its cell; headings in a cell head no section. */
async function cellHtml(cell: Node, render: RenderCell): Promise<string> {
  const [only, ...others] = await render(cell.children);
  if (only === undefined) return "";
  if (only.tag === "p" && others.length === 0 && only.inner === "<br>") return "";
  if (only.tag === "p" && others.length === 0) return only.inner;
  return [only, ...others].map((block) => toHtml(/^h\d$/.test(block.tag) ? asLine(block) : block)).join("");
}

function asLine(heading: PageElement): PageElement {
  return leaf("p", { class: "h", dir: "auto" }, heading.inner);
}
