/** What is pasted: a megabyte of a web page, of plain text, of Markdown, and a long file of code. */

export interface Clipboard {
  readonly name: string;
  readonly types: Readonly<Record<string, string>>;
  /** Stands in the last block. */
  readonly lastWords: string;
}

const words =
  "Words that somebody wrote one evening, about this and that, and about the weather of the year. ";
const lastWords = "These are the last words.";
const megabyte = 1_000_000;

export const clipboards: readonly Clipboard[] = [
  { name: "HTML", types: { "text/html": page(megabyte) }, lastWords },
  {
    name: "plain text",
    types: { "text/plain": repeat(megabyte, (at) => `${at} ${words.repeat(2)}\n\n`, lastWords) },
    lastWords,
  },
  { name: "Markdown", types: { "text/plain": repeat(megabyte, markdown, lastWords) }, lastWords },
];

/** Five thousand lines of a program. */
export const code = Array.from({ length: 5_000 }, (_, at) => codeLine(at)).join("\n");

/** Stands in its middle. */
export const codeMiddle = "function step2502(";

/** An article: headings, paragraphs with marks and links, lists, and a table now and then. */
function page(length: number): string {
  const body = repeat(
    length,
    (at) => {
      if (at % 20 === 0) return `<h2>${at} A heading</h2>\n`;
      if (at % 20 === 10) return `<ul><li>${words}<ul><li>deeper</li></ul></li><li>${words}</li></ul>\n`;
      if (at % 200 === 15)
        return `<table><tr><th>a</th><th>b</th></tr><tr><td>${at}</td><td>d</td></tr></table>\n`;
      return `<p style="margin: 0; line-height: 1.4">${at} ${words}<b>bold words</b> and <i>more</i>, <a href="https://example.org/${at}">a link</a>. ${words}</p>\n`;
    },
    `<p>${lastWords}</p>`,
  );
  return `<html><body><!--StartFragment--><div class="article">${body}</div><!--EndFragment--></body></html>`;
}

function markdown(at: number): string {
  if (at % 20 === 0) return `## ${at} A heading\n\n`;
  if (at % 20 === 10) return `- ${words}\n  - deeper\n- ${words}\n\n`;
  return `${at} ${words}**bold words** and *more*, [a link](https://example.org/${at}). ${words}\n\n`;
}

function codeLine(at: number): string {
  const lines = [
    `export function step${at}(value: number): string {`,
    `  const next = value * ${at} + 1; // what comes next`,
    "  if (next > 100) return `more than ${next}`;",
    '  return String(next).padStart(4, "0");',
    "}",
    "",
  ];
  return lines[at % lines.length] ?? "";
}

function repeat(length: number, piece: (at: number) => string, end: string): string {
  const pieces: string[] = [];
  let so = end.length;
  for (let at = 1; so < length; at += 1) {
    const next = piece(at);
    pieces.push(next);
    so += next.length;
  }
  return pieces.join("") + end;
}
