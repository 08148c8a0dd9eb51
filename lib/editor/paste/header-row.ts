/** The program that wrote this row says that it names the columns. */
export function isHeaderRow(cells: readonly (Element | undefined)[]): boolean {
  const there = cells.filter((cell) => cell !== undefined);
  if (there.length === 0) return false;
  return there.every((cell) => cell.tagName === "TH") || there[0]?.closest("thead") !== null;
}

/** Most programs know no header row; a first row in bold, above rows that are not, is one. */
export function readBoldHead(table: HTMLElement): void {
  const [first, ...others] = table.children;
  if (
    first === undefined ||
    table.dataset.headerRow === "true" ||
    !isBold(first) ||
    !others.some((row) => !isBold(row))
  )
    return;
  table.dataset.headerRow = "true";
  for (const bold of first.querySelectorAll("strong")) bold.replaceWith(...bold.childNodes);
}

function isBold(row: Element): boolean {
  const text = (row.textContent ?? "").trim();
  const bold = [...row.querySelectorAll("strong")].map(({ textContent }) => textContent ?? "").join("");
  return text !== "" && bold.replace(/\s/g, "") === text.replace(/\s/g, "");
}
