/** The code that a whole clipboard is, where a code editor copied it with its colours. */
export interface CopiedCode {
  text: string;
  isOneLine: boolean;
}

/** Visual Studio Code and its kin: one box in a fixed font that keeps blank space, a box in it for each line. */
export function codeInPage(page: Document): CopiedCode | undefined {
  const boxes = [...page.body.children].filter(({ tagName }) => tagName !== "META" && tagName !== "BR");
  const [box] = boxes;
  if (boxes.length !== 1 || box === undefined || box.tagName !== "DIV") return undefined;
  const style = box.getAttribute("style") ?? "";
  if (!/white-space:\s*pre\b/.test(style) || !/font-family:[^;]*(mono|consolas|menlo|courier)/i.test(style))
    return undefined;
  const lines = [...box.childNodes].map((line) => line.textContent ?? "");
  return { text: lines.join("\n"), isOneLine: lines.length === 1 };
}

/** True for the page that a browser makes of a text file: the text on the clipboard is all there is to it. */
export function isTextFile(page: Document): boolean {
  const [only, ...others] = [...page.body.children].filter(({ tagName }) => tagName !== "META");
  if (only?.tagName !== "PRE" || others.length > 0 || only.children.length > 0) return false;
  const style = only.getAttribute("style") ?? "";
  return /word-wrap:\s*break-word/.test(style) && /white-space:\s*pre-wrap/.test(style);
}
