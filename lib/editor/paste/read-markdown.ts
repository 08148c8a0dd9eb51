/** Markdown as HTML that flatten-html reads: CommonMark with tables, strikethrough, addresses as links, tasks and formulas. */
import createMarkdownIt, { type MarkdownIt } from "markdown-it";

export function markdownToHtml(markdown: string): string {
  // HTML in it stays text: who wanted HTML would have copied HTML.
  const reader = createMarkdownIt({ html: false, linkify: true });
  // Only real addresses: file names (readme.md) are none.
  reader.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  addFormulas(reader);
  return reader.render(markdown);
}

/** `$…$` in a line, `$$…$$` and ``` ```math ``` on lines of their own. A price is no formula: no blank inside the signs, no digit behind. */
function addFormulas(reader: MarkdownIt): void {
  reader.inline.ruler.after("escape", "formula", (state, silent) => {
    const match = /^\$\$?(?!\s)((?:\\[\s\S]|[^\\$\n])+?)(?<!\s)\$\$?(?![\d$])/.exec(
      state.src.slice(state.pos, state.pos + longest),
    );
    if (match === null) return false;
    if (!silent) state.push("formula", "span", 0).content = match[1] ?? "";
    state.pos += match[0].length;
    return true;
  });
  reader.block.ruler.before("fence", "formulas", (state, from, to, silent) => {
    const lineAt = (line: number) =>
      state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
    const first = lineAt(from);
    if (!first.startsWith("$$")) return false;
    let last = from;
    const isClosed = (line: number) =>
      line === from ? /\S.*\$\$\s*$/.test(first.slice(2)) : /\$\$\s*$/.test(lineAt(line));
    while (last < to && !isClosed(last)) last += 1;
    if (last >= to) return false;
    if (silent) return true;
    const lines = Array.from({ length: last - from + 1 }, (_, at) => lineAt(from + at));
    state.push("formulas", "div", 0).content = lines
      .join("\n")
      .replace(/^\$\$|\$\$\s*$/g, "")
      .trim();
    state.line = last + 1;
    return true;
  });
  const escape = (text: string) => reader.utils.escapeHtml(text);
  reader.renderer.rules.formula = (tokens, at) =>
    `<span data-math="inline">${escape(tokens[at]?.content ?? "")}</span>`;
  reader.renderer.rules.formulas = (tokens, at) =>
    `<div data-math="block">${escape(tokens[at]?.content ?? "")}</div>`;
  const fence = reader.renderer.rules.fence;
  reader.renderer.rules.fence = (tokens, at, options, env, self) =>
    tokens[at]?.info.trim() === "math"
      ? `<div data-math="block">${escape((tokens[at]?.content ?? "").trim())}</div>`
      : (fence?.(tokens, at, options, env, self) ?? "");
}

/** Characters in which a formula ends. */
const longest = 5_000;
