/**
 * A document as a text that a person can check: a line per block, in the notation of test-editor.ts, with marks in the manner of
 * Markdown (`__underlined__`, `{red:letters}`, `{=yellow:marked}`), and each cell of a table on its own line.
 */
import type { Node } from "prosemirror-model";
import { toBlockAttrs } from "../../nodes/block/spec.ts";
import { readPicture } from "../../nodes/image/spec.ts";

export function readableDocument(doc: Node): string {
  return `${doc.children.flatMap(linesOf).join("\n")}\n`;
}

function linesOf(node: Node): string[] {
  switch (node.type.name) {
    case "block":
      return [blockLine(node)];
    case "divider":
      return ["---"];
    case "image": {
      const { src, alt, caption, width, height } = readPicture(node);
      const size = width === null || height === null ? "" : ` ${width}×${height}`;
      return [`[picture ${src.slice(0, 60)}${size} ${JSON.stringify(alt)} ${JSON.stringify(caption)}]`];
    }
    case "math_block":
      return [`$$ ${String(node.attrs.source)} $$`];
    case "table":
      return tableLines(node);
    default:
      return [`[${node.type.name}]`];
  }
}

function tableLines(table: Node): string[] {
  const heads = [
    ...(table.attrs.headerRow === true ? ["header row"] : []),
    ...(table.attrs.headerColumn === true ? ["header column"] : []),
  ];
  const lines = table.children.flatMap((row, i) =>
    row.children.flatMap((cell, j) =>
      cell.children
        .flatMap(linesOf)
        .map((line, at) => `${at === 0 ? `  ${i + 1},${j + 1}:` : "      "} ${line}`.trimEnd()),
    ),
  );
  return [`table${heads.length > 0 ? ` (${heads.join(", ")})` : ""}`, ...lines];
}

function blockLine(block: Node): string {
  const { kind, level, indent, checked, language, align, tone, id } = toBlockAttrs(block.attrs);
  const sign = {
    paragraph: "",
    heading: `${"#".repeat(level)} `,
    bullet: "- ",
    ordered: "1. ",
    task: checked ? "[x] " : "[ ] ",
    quote: "> ",
    callout: `!${tone} `,
    code: `\`\`\`${language} `,
  }[kind];
  const told = [...(align === "" ? [] : [align]), ...(id === null ? [] : [`#${id}`])];
  const text = block.children.map(inlineText).join("").replaceAll("\n", "⏎").replaceAll("\u00a0", "·");
  return `${"  ".repeat(indent)}${sign}${text}${told.length > 0 ? ` (${told.join(", ")})` : ""}`;
}

const signs: Readonly<Record<string, string>> = {
  strong: "**",
  em: "*",
  underline: "__",
  strike: "~~",
  code: "`",
  sub: ",,",
  sup: "^^",
};

function inlineText(node: Node): string {
  const text = node.isText ? (node.text ?? "") : `‹${node.type.name} ${Object.values(node.attrs).join(" ")}›`;
  return node.marks.reduceRight((inner, { type, attrs }) => {
    if (type.name === "link") return `[${inner}](${String(attrs.href)})`;
    if (type.name === "color") return `{${String(attrs.color)}:${inner}}`;
    if (type.name === "highlight") return `{=${String(attrs.color)}:${inner}}`;
    const sign = signs[type.name] ?? "";
    return sign + inner + sign;
  }, text);
}
