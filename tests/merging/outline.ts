/** A document as a person would tell it over the phone: blocks in order, each with kind, indent and text. */
export interface OutlineBlock {
  /** `p`, `h1`…`h4`, `ul`, `ol`, `task`, `done`, `quote`, `code`, `callout`, `hr`, `table`, or an editor's own word. */
  kind: string;
  indent: number;
  spans: OutlineSpan[];
  /** Tables only: rows of cells, each cell its text. */
  rows?: string[][];
}

export interface OutlineSpan {
  text: string;
  /** Names as HTML would have them, sorted: `b`, `code`, `i`, `s`, `u`, `a`. */
  marks: readonly string[];
}

/** A block without marks; what rows start from. */
export function block(kind: string, text = "", indent = 0): OutlineBlock {
  return { kind, indent, spans: text === "" ? [] : [{ text, marks: [] }] };
}

/** A table; every cell its text. */
export function table(...rows: string[][]): OutlineBlock {
  return { kind: "table", indent: 0, spans: [], rows };
}

/** All text of a block; cells of a table one after another. */
export function textOf({ spans, rows }: OutlineBlock): string {
  return rows === undefined ? spans.map((span) => span.text).join("") : rows.flat().join("");
}

/**
 * One line per block, as rows state what they expect: `p alpha`, `h2 The <b>quick</b>`, `ul> nested`, `hr`,
 * `table a1|b1 / a2|b2`. Blanks at the ends of blocks and marks on nothing but blanks are not told.
 */
export function toLines(blocks: readonly OutlineBlock[], read: (text: string) => string): string[] {
  return blocks.map((each) => {
    const head = `${each.kind}${">".repeat(each.indent)}`;
    const body =
      each.rows === undefined
        ? toRichText(each.spans, read)
        : each.rows.map((cells) => cells.map((cell) => read(cell).trim()).join("|")).join(" / ");
    return `${head} ${body.trim().replaceAll("\n", "⏎")}`.trim();
  });
}

function toRichText(spans: readonly OutlineSpan[], read: (text: string) => string): string {
  const merged: { text: string; key: string; marks: readonly string[] }[] = [];
  for (const span of spans) {
    const key = span.marks.join(" ");
    const last = merged.at(-1);
    if (last !== undefined && last.key === key) last.text += read(span.text);
    else merged.push({ text: read(span.text), key, marks: span.marks });
  }
  return merged
    .map(({ text, marks }) => marks.reduceRight((inner, mark) => `<${mark}>${inner}</${mark}>`, text))
    .join("");
}
