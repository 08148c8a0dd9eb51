import { type CodeToken, loadHighlighter } from "../editor/code/highlight.ts";
import { escapeHtml } from "./page-element.ts";

/** Longer blocks stand without colours: a minified library is nothing that anybody reads, and takes a second. */
const longestColoured = 20_000;
const known = new Map<string, string>();
const maxKnown = 200;

/** Code as HTML with its tokens in spans, in a language that may be unknown. */
export async function renderCode(text: string, language: string): Promise<string> {
  if (language === "" || text.length > longestColoured) return escapeHtml(text);
  const key = `${language}\n${text}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const tokensOf = await loadHighlighter(language);
  if (tokensOf === undefined) return escapeHtml(text);
  const html = mark(text, tokensOf(text));
  if (known.size >= maxKnown) known.clear();
  known.set(key, html);
  return html;
}

function mark(text: string, tokens: readonly CodeToken[]): string {
  let html = "";
  let at = 0;
  for (const { from, to, className } of tokens) {
    html += escapeHtml(text.slice(at, from));
    html += `<span class="${escapeHtml(className)}">${escapeHtml(text.slice(from, to))}</span>`;
    at = to;
  }
  return html + escapeHtml(text.slice(at));
}
