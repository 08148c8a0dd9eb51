/** Buttons and names of languages stand beside the code in some pages' `<pre>`. */
export function codeIn(pre: Element): Element {
  const child = pre.firstElementChild;
  // Letters marked as code inside of it are no code of their own.
  if (child?.tagName === "CODE" && pre.childNodes.length === 1) return child;
  const [only, ...others] = pre.querySelectorAll("code");
  return only !== undefined && others.length === 0 ? only : pre;
}
