import type { BlockContext } from "./block-context.ts";
import { tickBefore } from "./list-marker.ts";

/** What can be told of a block only when all its text is there: blank ends, ticks, a heading that is bold throughout. */
export function finishBlock(block: HTMLElement, context: BlockContext): void {
  if (context.pre && context.kind === "code") {
    const last = lastText(block);
    // The end of the last line is no line of its own.
    if (last !== undefined) last.nodeValue = (last.nodeValue ?? "").replace(/\n$/, "");
    return;
  }
  const last = lastText(block);
  if (last !== undefined && !context.pre) last.nodeValue = (last.nodeValue ?? "").replace(/[ \n]+$/, "");
  // Word and Google Docs write an empty line as a hard space.
  if (/^[\u00a0 ]+$/.test(block.textContent ?? "")) block.textContent = "";
  readTick(block);
  if (block.getAttribute("data-block") === "heading") unwrapBold(block);
}

/** `[x] done` and `☐ to do` are tasks wherever a list, or a paragraph of Word, writes so. */
function readTick(block: HTMLElement): void {
  const kind = block.dataset.block;
  if (kind !== "bullet" && kind !== "task" && kind !== "paragraph") return;
  const first = firstText(block);
  const text = first?.nodeValue ?? "";
  const match = tickBefore.exec(text);
  if (first === undefined || match === null || (kind === "paragraph" && match[2] === undefined)) return;
  first.nodeValue = text.slice(match[0].length);
  if (kind === "task") return;
  block.dataset.block = "task";
  block.dataset.checked = String(match[1]?.toLowerCase() === "x" || /[☑☒]/.test(match[2] ?? ""));
}

function unwrapBold(block: HTMLElement): void {
  const bold = [...block.querySelectorAll("strong")];
  const length = bold.reduce((sum, { textContent }) => sum + (textContent ?? "").length, 0);
  if (length < (block.textContent ?? "").trim().length) return;
  for (const element of bold) element.replaceWith(...element.childNodes);
}

function firstText(element: Node): Node | undefined {
  for (let node: Node | null = element; node !== null; node = node.firstChild)
    if (node.nodeType === 3) return node;
  return undefined;
}

function lastText(element: Node): Node | undefined {
  for (let node: Node | null = element; node !== null; node = node.lastChild)
    if (node.nodeType === 3) return node;
  return undefined;
}
