import type { Node } from "prosemirror-model";
import type { OutlineBlock } from "../../tests/merging/outline.ts";

/** Node names of conventional nested schemas (prosemirror-schema-basic and Tiptap) in one spelling. */
const kinds: Record<string, string> = {
  paragraph: "p",
  code_block: "code",
  codeBlock: "code",
  horizontal_rule: "hr",
  horizontalRule: "hr",
};
const lists: Record<string, string> = {
  bullet_list: "ul",
  bulletList: "ul",
  ordered_list: "ol",
  orderedList: "ol",
  taskList: "task",
};
const markNames: Record<string, string> = {
  strong: "b",
  bold: "b",
  em: "i",
  italic: "i",
  link: "a",
  code: "code",
  strike: "s",
  underline: "u",
};

/** Reads a nested document as flat lines: list depth becomes indent, a quote around a paragraph its kind. */
export function nestedOutline(doc: Node): OutlineBlock[] {
  return children(doc).flatMap((node) => outlineOf(node, "p", 0));
}

function outlineOf(node: Node, kind: string, indent: number): OutlineBlock[] {
  const name = node.type.name;
  if (name === "table") return [tableOf(node)];
  if (name === "blockquote") {
    const depth = kind === "quote" ? indent + 1 : indent;
    return children(node).flatMap((child) => outlineOf(child, "quote", depth));
  }
  if (name in lists) return children(node).flatMap((item) => itemOf(item, lists[name] ?? "ul", indent));
  if (name === "heading") return [leaf(node, `h${node.attrs.level}`, indent)];
  return [leaf(node, name === "paragraph" ? kind : (kinds[name] ?? name), indent)];
}

function itemOf(item: Node, list: string, indent: number): OutlineBlock[] {
  const kind = list === "task" && item.attrs.checked === true ? "done" : list;
  return children(item).flatMap((child, index) => {
    if (child.type.name in lists) return outlineOf(child, "p", indent + 1);
    return index === 0 ? outlineOf(child, kind, indent) : outlineOf(child, "p", indent + 1);
  });
}

function leaf(node: Node, kind: string, indent: number): OutlineBlock {
  return { kind, indent, spans: spansOf(node) };
}

/** Marks under the names that HTML has for them. */
export function spansOf(node: Node): OutlineBlock["spans"] {
  return children(node).map((child) => ({
    text: child.isText ? (child.text ?? "") : "\n",
    marks: child.marks.map((mark) => markNames[mark.type.name] ?? mark.type.name).sort(),
  }));
}

/** Any table of rows of cells, with the text of each cell. */
export function tableOf(node: Node): OutlineBlock {
  const rows = children(node).map((row) => children(row).map((cell) => cell.textContent));
  return { kind: "table", indent: 0, spans: [], rows };
}

export function children(node: Node): Node[] {
  const list: Node[] = [];
  node.forEach((child) => {
    list.push(child);
  });
  return list;
}
