export interface TexFound {
  source: string;
  isBlock: boolean;
}

/**
 * The TeX behind an element that draws a formula (KaTeX, MathML, Wikipedia, MathJax 2), or undefined. Whoever finds some takes
 * nothing else of the element.
 */
export function texIn(element: Element): TexFound | undefined {
  const tag = element.tagName.toUpperCase();
  const name = element.getAttribute("class") ?? "";
  if (tag === "SCRIPT") {
    const type = element.getAttribute("type") ?? "";
    if (!type.startsWith("math/tex")) return undefined;
    return { source: tidy(element.textContent ?? ""), isBlock: type.includes("mode=display") };
  }
  const draws = tag === "MATH" || /\b(katex|katex-display|mwe-math-element)\b/.test(name);
  if (!draws) return undefined;
  const math = tag === "MATH" ? element : element.querySelector("math");
  const written =
    element.querySelector('annotation[encoding="application/x-tex"]')?.textContent ??
    math?.getAttribute("alttext");
  if (written === undefined || written === null || written.trim() === "") return undefined;
  const isBlock =
    /katex-display|math-element-block|math-block/.test(name) || math?.getAttribute("display") === "block";
  return { source: tidy(written), isBlock };
}

/** Wikipedia puts every formula into {\displaystyle …}. */
function tidy(source: string): string {
  const text = source.trim();
  return /^\{\\displaystyle\s([\s\S]*)\}$/.exec(text)?.[1]?.trim() ?? text;
}
