import type { Mark, Node, Schema } from "prosemirror-model";
import { NotOffered } from "./editor-under-test.ts";
import type { OutlineBlock } from "./outline.ts";

const kinds: Record<string, string> = {
  p: "paragraph",
  ul: "bullet",
  ol: "ordered",
  done: "task",
  task: "task",
  quote: "quote",
  code: "code",
  callout: "callout",
};
// Of two names for one kind the later counts: a task that is not done.
const names = new Map(Object.entries(kinds).map(([name, kind]) => [kind, name]));
const marks: Record<string, string> = {
  strong: "b",
  em: "i",
  underline: "u",
  strike: "s",
  code: "code",
  link: "a",
};

/** Attributes of a block of ours, from an outline's kind. `kind` is undefined for what is no text block. */
export function fromQuireKind(kind: string): { kind: string | undefined; level?: number } {
  const heading = /^h([1-4])$/.exec(kind);
  return heading === null ? { kind: kinds[kind] } : { kind: "heading", level: Number(heading[1]) };
}

/** The flat document as outline lines. */
export function quireOutline(doc: Node): OutlineBlock[] {
  return doc.children.map((node) => {
    if (node.type.name === "divider") return { kind: "hr", indent: 0, spans: [] };
    if (node.type.name === "table") return tableOf(node);
    if (!node.isTextblock) return { kind: atomName(node), indent: 0, spans: [] };
    const { kind, level, indent, checked, tone, language, align } = node.attrs;
    const name =
      kind === "heading" ? `h${level}` : kind === "task" && checked === true ? "done" : names.get(kind);
    const spans = node.children.map((child) => ({
      text: child.text ?? `⟨${atomName(child)}⟩`,
      marks: child.marks.map(markName).sort(),
    }));
    const looks = [kind === "callout" && tone !== "info" && tone, kind === "code" && language, align];
    const told = [name ?? String(kind), ...looks].filter(Boolean).join(".");
    return { kind: told, indent: Number(indent), spans };
  });
}

function markName({ type, attrs }: Mark): string {
  const { color } = attrs;
  return typeof color === "string" ? `${type.name}=${color}` : (marks[type.name] ?? type.name);
}

/** With what of its attributes the rows change. */
function atomName({ type, attrs }: Node): string {
  const { source, size, align } = attrs;
  return [type.name, source, size, align === "center" ? null : align].filter(Boolean).join(".");
}

/** A document of ours with this content; throws `NotOffered` for a block that the schema has not. */
export function toQuireDocument(content: readonly OutlineBlock[], schema: Schema): Node {
  return schema.node(
    "doc",
    null,
    content.map((each) => toBlock(each, schema)),
  );
}

function toBlock(each: OutlineBlock, schema: Schema): Node {
  if (each.kind === "hr") return schema.node("divider");
  if (each.rows !== undefined) return tableFrom(each.rows, schema);
  const { kind, level } = fromQuireKind(each.kind);
  if (kind === undefined) throw new NotOffered(each.kind);
  const attrs = {
    kind,
    indent: each.indent,
    checked: each.kind === "done",
    ...(level !== undefined && { level }),
  };
  const text = each.spans
    .filter((span) => span.text !== "")
    .map((span) => schema.text(span.text, span.marks.includes("b") ? [schema.mark("strong")] : []));
  return schema.node("block", attrs, text);
}

function tableOf(node: Node): OutlineBlock {
  const rows = node.children.map((row) =>
    row.children.map((cell) => cell.children.map((inner) => inner.textContent).join("⏎")),
  );
  return { kind: "table", indent: 0, spans: [], rows };
}

function tableFrom(rows: readonly (readonly string[])[], schema: Schema): Node {
  const cell = (text: string) => schema.node("block", null, text === "" ? [] : [schema.text(text)]);
  return schema.node(
    "table",
    null,
    rows.map((cells) =>
      schema.node(
        "table_row",
        null,
        cells.map((text) => schema.node("table_cell", null, [cell(text)])),
      ),
    ),
  );
}
