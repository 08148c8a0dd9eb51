/** Plain text that is more than lines, as HTML. */
import { isTextFile } from "./code-in-page.ts";
import { cellsIn, looksLikeMarkdown } from "./looks-like.ts";

/** Plain text that is more than lines: a table, or Markdown. As HTML, or undefined for text that is just text. */
export function richTextOf(
  text: string,
  { tables, isMarkdown }: { tables: boolean; isMarkdown: boolean },
): string | Promise<string> | undefined {
  const cells = tables && !isMarkdown ? cellsIn(text) : undefined;
  if (cells !== undefined) return tableHtml(cells);
  if (!isMarkdown && !looksLikeMarkdown(text)) return undefined;
  return import("./read-markdown.ts").then(({ markdownToHtml }) => markdownToHtml(text));
}

/** True where the HTML is only how a browser draws a text file. */
export function isPlainPage(html: string): boolean {
  return (
    /^\s*(<meta[^>]*>)?\s*<pre\b/i.test(html) &&
    isTextFile(new window.DOMParser().parseFromString(html, "text/html"))
  );
}

function tableHtml(rows: readonly string[][]): string {
  const table = document.implementation.createHTMLDocument("").createElement("table");
  for (const cells of rows) {
    const row = table.appendChild(table.ownerDocument.createElement("tr"));
    for (const cell of cells) {
      const place = row.appendChild(table.ownerDocument.createElement("td"));
      for (const [at, line] of cell.split("\n").entries()) {
        if (at > 0) place.append(table.ownerDocument.createElement("br"));
        place.append(line);
      }
    }
  }
  return table.outerHTML;
}
