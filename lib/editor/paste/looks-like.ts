/** What plain text on the clipboard most likely is. Guessing wrong costs an undo, so a single sign is not enough. */

/** Signs that nobody writes by accident, and ones that a plain text may hold now and then. */
const strong: readonly RegExp[] = [
  /^ {0,3}(```|~~~)/m,
  /^\s*\|?.+\|.+\n\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+\|?\s*$/m,
  /^\s*[-*+] \[[ xX]\] \S/m,
  /^#{1,6} \S.*\n/m,
  /\*\*\S(?:[^*\n]*\S)?\*\*/,
  /\[[^\]\n]+\]\((https?:|mailto:|\/)[^)\s]*\)/,
  /^\$\$$/m,
  /^\s*([-*+] \S.*\n+\s*){2}/m,
  /^\s*(\d+[.)] \S.*\n+\s*){2}/m,
];
const weak: readonly RegExp[] = [
  /^#{1,6} \S/m,
  /^> \S/m,
  /`[^`\n]+`/,
  /^\s*[-*+] \S/m,
  /^\s*\d+[.)] \S/m,
  /^ {0,3}([-*_])( ?\1){2,}\s*$/m,
  /(^|\s)[*_][^\s*_][^*_\n]*[*_](\s|$)/m,
];

export function looksLikeMarkdown(text: string): boolean {
  const start = text.slice(0, longestLook);
  if (strong.some((sign) => sign.test(start))) return true;
  return weak.filter((sign) => sign.test(start)).length >= 2;
}

/** Enough to tell. */
const longestLook = 50_000;

/** The cells of tab- or comma-separated text; undefined where it is no table. */
export function cellsIn(text: string): string[][] | undefined {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  if (lines.includes("\t")) {
    const rows = readRows(lines, "\t");
    // Indented text has tabs, too: in front.
    const isIndented = rows.some(
      (row) =>
        row[0] === "" && row.slice(1).every((cell) => cell === "" || row.indexOf(cell) === row.length - 1),
    );
    if (!isIndented && isTable(rows, 2)) return rows;
  }
  const rows = readRows(lines, ",");
  // Prose has commas: with a space behind them, and not the same number in each line.
  const isProse =
    /,[ \t]/.test(lines.replace(/"(?:[^"]|"")*"/g, "")) || rows.flat().some(({ length }) => length > 120);
  return !isProse && rows.length >= 3 && isTable(rows, 3) ? rows : undefined;
}

function isTable(rows: readonly string[][], fewestColumns: number): boolean {
  const width = rows[0]?.length ?? 0;
  return width >= fewestColumns && rows.length >= 2 && rows.every(({ length }) => length === width);
}

/** As spreadsheets write them (RFC 4180): a cell in quotes may hold the separator, line breaks, and quotes twice. */
function readRows(text: string, separator: "\t" | ","): string[][] {
  const rows: string[][] = [[]];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\n]*))(${separator}|\\n|$)`, "y");
  while (cell.lastIndex <= text.length) {
    const match = cell.exec(text);
    if (match === null) return [];
    const [, quoted, bare = "", end] = match;
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === "\n") rows.push([]);
    if (end === "") break;
  }
  return rows;
}
