/**
 * Flat blocks → Markdown (CommonMark with GitHub's tables, tasks and strikethrough; formulas between dollar signs). What Markdown
 * has no word for (underline, colours) stays as its text. Every sign of the text that Markdown would take for its own is
 * escaped, so that the text reads back as it was written.
 */
import type { Node } from "prosemirror-model";
import { toBlockAttrs } from "../nodes/block/spec.ts";
import { type BlockAttrs, isListKind } from "../schema/block-kinds.ts";
import { escapeMarkdown, inlineMarkdown } from "./inline-markdown.ts";

/** The whole document, its title first. */
export function documentMarkdown(title: string, doc: Node): string {
  const head = title.trim() === "" ? "" : `# ${escapeMarkdown(title.trim())}\n\n`;
  return `${head}${toMarkdown(doc.children)}\n`;
}

/** A run of blocks as Markdown, without a line break at the end. */
export function toMarkdown(blocks: readonly Node[]): string {
  const lists = new OpenLists();
  let text = "";
  let previous: BlockAttrs | undefined;
  for (const [index, node] of blocks.entries()) {
    const attrs = node.type.name === "block" ? toBlockAttrs(node.attrs) : undefined;
    const lines = attrs === undefined ? atomMarkdown(node) : blockMarkdown(node, attrs, lists);
    if (attrs === undefined || !isListKind(attrs.kind)) lists.close();
    if (index > 0) text += separator(previous, attrs);
    text += lines;
    previous = attrs;
  }
  return text;
}

/** Depth and numbers of the list items that are open; Markdown indents by the width of the signs above. */
class OpenLists {
  #open: { kind: "bullet" | "ordered"; number: number; width: number }[] = [];

  close(): void {
    this.#open = [];
  }

  /** The margin and sign of the next item. */
  next({ kind, indent }: BlockAttrs): string {
    // Nothing stands deeper than one below what is there: more would be code.
    const depth = Math.min(indent, this.#open.length);
    this.#open.length = Math.min(this.#open.length, depth + 1);
    const type = kind === "ordered" ? "ordered" : "bullet";
    const same = this.#open[depth]?.kind === type ? this.#open[depth] : undefined;
    const number = (same?.number ?? 0) + 1;
    const sign = type === "ordered" ? `${number}. ` : "- ";
    const margin = " ".repeat(this.#open.slice(0, depth).reduce((sum, { width }) => sum + width, 0));
    this.#open[depth] = { kind: type, number, width: sign.length };
    return margin + sign;
  }
}

function blockMarkdown(node: Node, attrs: BlockAttrs, lists: OpenLists): string {
  if (attrs.kind === "code") return fenced(node.textContent, attrs.language);
  const text = inlineMarkdown(node, { oneLine: attrs.kind === "heading" });
  if (attrs.kind === "heading") return `${"#".repeat(attrs.level)} ${text}`.trimEnd();
  if (attrs.kind === "quote") return prefixed(text, "> ".repeat(attrs.indent + 1));
  if (attrs.kind === "callout") return prefixed(`[!NOTE]\n${text}`, "> ");
  if (!isListKind(attrs.kind)) return text;
  const sign = lists.next(attrs);
  const box = attrs.kind === "task" ? (attrs.checked ? "[x] " : "[ ] ") : "";
  return (sign + box + text.replaceAll("\n", `\n${" ".repeat(sign.length)}`)).trimEnd();
}

function atomMarkdown(node: Node): string {
  const attr = (name: string): string => String(node.attrs[name] ?? "");
  switch (node.type.name) {
    case "divider":
      return "---";
    case "image":
      return attr("src") === ""
        ? ""
        : `![${escapeMarkdown(attr("alt"))}](<${attr("src").replaceAll(">", "%3E")}>)`;
    case "math_block":
      return `$$\n${attr("source")}\n$$`;
    case "table":
      return tableMarkdown(node);
    default:
      return escapeMarkdown(node.textContent);
  }
}

/** GitHub's tables have one header row, always, and one line per cell. */
function tableMarkdown(table: Node): string {
  const rows = table.children.map((row) => row.children.map(cellMarkdown));
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: columns }, (_, at) => cells[at] ?? "").join(" | ")} |`;
  const [head = [], ...body] = table.attrs.headerRow === true ? rows : [[], ...rows];
  return [line(head), line(Array.from({ length: columns }, () => "---")), ...body.map(line)].join("\n");
}

function cellMarkdown(cell: Node): string {
  return cell.children
    .map((block) => (block.isTextblock ? inlineMarkdown(block, { oneLine: false }) : atomMarkdown(block)))
    .join("\n")
    .replace(/(?<!\\)\|/g, "\\|")
    .replace(/\\?\n/g, "<br>");
}

function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language.replace(/[`\s]/g, "")}\n${code}${code === "" ? "" : "\n"}${fence}`;
}

function prefixed(text: string, prefix: string): string {
  return text
    .split("\n")
    .map((line) => (prefix + line).trimEnd())
    .join("\n");
}

function separator(before: BlockAttrs | undefined, after: BlockAttrs | undefined): string {
  if (before === undefined || after === undefined) return "\n\n";
  if (isListKind(before.kind) && isListKind(after.kind)) return "\n";
  // Paragraphs of one quote, with the quote going on between them.
  if (before.kind === "quote" && after.kind === "quote")
    return `\n${"> ".repeat(Math.min(before.indent, after.indent) + 1).trimEnd()}\n`;
  return "\n\n";
}
