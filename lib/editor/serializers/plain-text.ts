import type { Node } from "prosemirror-model";
import { toBlockAttrs } from "../nodes/block/spec.ts";
import { type BlockAttrs, isListKind } from "../schema/block-kinds.ts";

/** Blocks as text that reads well in a mail: list signs, numbers, ticks and indents; empty lines between paragraphs. */
export function toPlainText(blocks: readonly Node[]): string {
  // Next number per depth.
  const numbers: number[] = [];
  let text = "";
  let previous: BlockAttrs | undefined;
  for (const [index, node] of blocks.entries()) {
    const attrs = node.type.name === "block" ? toBlockAttrs(node.attrs) : undefined;
    const depth = attrs?.indent ?? 0;
    numbers.length = Math.min(numbers.length, attrs?.kind === "ordered" ? depth + 1 : depth);
    if (attrs?.kind === "ordered") numbers[depth] = (numbers[depth] ?? 0) + 1;
    if (index > 0) text += runsOn(previous, attrs) ? "\n" : "\n\n";
    text += attrs === undefined ? atomText(node) : blockText(node, attrs, numbers[depth] ?? 1);
    previous = attrs;
  }
  return text;
}

function blockText(node: Node, attrs: BlockAttrs, number: number): string {
  const sign = {
    paragraph: "",
    heading: "",
    bullet: "- ",
    ordered: `${number}. `,
    task: attrs.checked ? "[x] " : "[ ] ",
    quote: "> ",
    code: "",
    callout: "",
  }[attrs.kind];
  const margin = "  ".repeat(attrs.indent);
  const hanging = attrs.kind === "quote" ? "> " : " ".repeat(sign.length);
  return margin + sign + node.textBetween(0, node.content.size).replaceAll("\n", `\n${margin}${hanging}`);
}

function runsOn(before: BlockAttrs | undefined, after: BlockAttrs | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  if (isListKind(before.kind) && isListKind(after.kind)) return true;
  return before.kind === after.kind && (after.kind === "quote" || after.kind === "code");
}

function atomText(node: Node): string {
  if (node.type.name === "divider") return "---";
  if (node.type.name === "image") return String(node.attrs.caption || node.attrs.alt);
  return node.type.name === "table" ? tableText(node) : (node.type.spec.leafText?.(node) ?? "");
}

/** As spreadsheets have it: a line per row, a tab between cells. */
function tableText(table: Node): string {
  const cellText = (cell: Node) => cell.textBetween(0, cell.content.size, " ").replace(/[\t\n]/g, " ");
  return table.children.map((row) => row.children.map(cellText).join("\t")).join("\n");
}
