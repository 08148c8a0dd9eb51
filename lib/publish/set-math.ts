/** TeX as MathML, which every browser draws without a style sheet, fonts or a script. */
import { renderToString } from "katex";
import { longestSource } from "../editor/nodes/math/spec.ts";
import { escapeHtml, leaf, toHtml } from "./page-element.ts";

/** Formulas of one page that are set. Behind them the TeX itself stands: setting one can take a millisecond. */
const maxFormulas = 1_000;
/** What was set before, whoever asks: a page is rendered again for every edit. */
const known = new Map<string, string>();
const maxKnown = 2_000;

/** Sets TeX; what is no TeX, as its text. */
export type SetPageMath = (source: string, isBlock: boolean) => string;

/** Makes the setter of one rendering. */
export function createSetMath(): SetPageMath {
  let left = maxFormulas;
  return (source, isBlock) => {
    const key = `${isBlock ? "b" : "i"}${source}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    if (source.length > longestSource || left-- <= 0) return asText(source);
    const html = set(source, isBlock);
    if (known.size >= maxKnown) for (const old of [...known.keys()].slice(0, maxKnown / 2)) known.delete(old);
    known.set(key, html);
    return html;
  };
}

function set(source: string, isBlock: boolean): string {
  if (source.trim() === "") return "";
  try {
    const html = renderToString(source, {
      displayMode: isBlock,
      throwOnError: true,
      strict: "ignore",
      trust: false,
      maxExpand: 300,
      output: "mathml",
    });
    // The page allows no style of an element's own, and a browser would complain of each.
    return html.replace(/ style="[^"]*"/g, "");
  } catch {
    return asText(source);
  }
}

function asText(source: string): string {
  return toHtml(leaf("code", { class: "tex", dir: "ltr" }, escapeHtml(source)));
}
