import { NotOffered } from "../../tests/merging/editor-under-test.ts";
import type { OutlineBlock } from "../../tests/merging/outline.ts";

export interface NodeJson {
  type: string;
  attrs?: Record<string, unknown>;
  content?: NodeJson[];
  text?: string;
  marks?: { type: string }[];
}

/** How a nested schema calls its nodes. */
export interface NestedNames {
  code: string;
  divider: string;
  bulletList: string;
  orderedList: string;
  listItem: string;
  task?: { list: string; item: string };
  row: string;
  cell: string;
  bold: string;
}

/** Flat outline blocks as the JSON of a nested document: neighbouring list lines share a list, indent nests. */
export function nestedJson(blocks: readonly OutlineBlock[], names: NestedNames): NodeJson {
  return { type: "doc", content: level(blocks, 0, names) };
}

function level(blocks: readonly OutlineBlock[], indent: number, names: NestedNames): NodeJson[] {
  const nodes: NodeJson[] = [];
  for (let at = 0; at < blocks.length; ) {
    const each = blocks[at];
    if (each === undefined) break;
    let end = at + 1;
    while ((blocks[end]?.indent ?? 0) > indent) end += 1;
    const list = listOf(each, names);
    if (list === undefined) {
      if (each.indent > indent) throw new NotOffered("indented paragraphs");
      nodes.push(plain(each, names));
    } else {
      const nested = level(blocks.slice(at + 1, end), indent + 1, names);
      const item = {
        type: list.item,
        ...(list.attrs && { attrs: list.attrs }),
        content: [paragraph(each, names), ...nested],
      };
      const last = nodes.at(-1);
      if (last?.type === list.list) last.content?.push(item);
      else nodes.push({ type: list.list, content: [item] });
    }
    at = end;
  }
  return nodes;
}

function listOf({ kind }: OutlineBlock, names: NestedNames) {
  if (kind === "ul") return { list: names.bulletList, item: names.listItem, attrs: undefined };
  if (kind === "ol") return { list: names.orderedList, item: names.listItem, attrs: undefined };
  if (kind !== "task" && kind !== "done") return undefined;
  if (names.task === undefined) throw new NotOffered("tasks");
  return { ...names.task, attrs: { checked: kind === "done" } };
}

function plain(each: OutlineBlock, names: NestedNames): NodeJson {
  const { kind } = each;
  if (kind === "p") return paragraph(each, names);
  if (kind === "quote") return { type: "blockquote", content: [paragraph(each, names)] };
  if (kind === "code") return { type: names.code, content: inline(each, names) };
  if (kind === "hr") return { type: names.divider };
  if (kind.startsWith("h"))
    return { type: "heading", attrs: { level: Number(kind.slice(1)) }, content: inline(each, names) };
  if (each.rows === undefined) throw new NotOffered(kind);
  const content = each.rows.map((cells) => ({
    type: names.row,
    content: cells.map((text) => ({
      type: names.cell,
      content: [{ type: "paragraph", content: textNodes(text) }],
    })),
  }));
  return { type: "table", content };
}

const paragraph = (each: OutlineBlock, names: NestedNames): NodeJson => ({
  type: "paragraph",
  content: inline(each, names),
});

const textNodes = (text: string): NodeJson[] => (text === "" ? [] : [{ type: "text", text }]);

function inline(each: OutlineBlock, names: NestedNames): NodeJson[] {
  return each.spans.flatMap((span) =>
    textNodes(span.text).map((node) => ({
      ...node,
      ...(span.marks.includes("b") && { marks: [{ type: names.bold }] }),
    })),
  );
}
