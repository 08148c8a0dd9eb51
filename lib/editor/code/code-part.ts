/** Which part of a very long text of code is coloured, and what is read for that. */

/** From one place in the text to a later one. */
export interface CodePart {
  readonly from: number;
  readonly to: number;
}

/** Lines around what is seen that are coloured too: nobody scrolls into bare ones at once. */
const linesAround = 40;
/** Lines before them that are read, to know in what they begin. A comment or a text that is longer is taken for code. */
const linesBefore = 150;

/** What is coloured when `seen` is seen: whole lines. */
export function partAround(text: string, seen: CodePart): CodePart {
  return { from: lineStart(text, seen.from, linesAround), to: lineEnd(text, seen.to, linesAround) };
}

/** Where reading begins, for the colours of `part`. */
export function readingStart(text: string, { from }: CodePart): number {
  return lineStart(text, from, linesBefore);
}

/** The start of the line that is `lines` above the one around `at`. */
function lineStart(text: string, at: number, lines: number): number {
  let start = at;
  for (let line = 0; line <= lines; line += 1) {
    const found = start === 0 ? -1 : text.lastIndexOf("\n", start - 1);
    if (found < 0) return 0;
    start = found;
  }
  return start + 1;
}

function lineEnd(text: string, at: number, lines: number): number {
  let end = at - 1;
  for (let line = 0; line <= lines; line += 1) {
    end = text.indexOf("\n", end + 1);
    if (end < 0) return text.length;
  }
  return end;
}
