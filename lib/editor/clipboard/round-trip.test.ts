// @vitest-environment happy-dom
/** What is copied here and pasted here is the same again: every node, attribute and mark. */
import * as fc from "fast-check";
import type { Node } from "prosemirror-model";
import { AllSelection, TextSelection } from "prosemirror-state";
import { CellSelection } from "prosemirror-tables";
import { afterEach, beforeAll, expect, test } from "vitest";
import { rounds } from "../../../tests/depth.ts";
import { schema } from "../schema/schema.ts";
import { TestEditor } from "../test-editor.ts";
import { fetchPasteReader } from "./late-reader.ts";

let editor: TestEditor;
beforeAll(fetchPasteReader);
afterEach(() => editor.destroy());

const seed = 20_261_121;
const words = fc.oneof(
  fc.constantFrom(
    "word",
    "two words",
    " space around ",
    "double  space",
    "\ttab",
    "a\nb",
    "\n",
    "\u00a0",
    "<b>&amp;",
    "[x] no",
    "☐ box",
    "1. one",
    "😀",
  ),
  fc.string({ minLength: 1, maxLength: 8, unit: "grapheme" }).filter((text) => !/[\0\r\u2028]/.test(text)),
);
const id = fc.option(fc.constantFrom("k1", "k2"), { nil: null });
const marks = fc
  .subarray(["strong", "em", "underline", "strike", "code", "sub", "sup"])
  .chain((names) =>
    fc.record({
      names: fc.constant(names),
      link: fc.option(fc.constantFrom("https://example.org/", "mailto:a@b.org", "#k1"), { nil: undefined }),
      color: fc.option(fc.constantFrom("red", "grey", "mauve"), { nil: undefined }),
      highlight: fc.option(fc.constantFrom("yellow", "blue"), { nil: undefined }),
    }),
  )
  .map(({ names, link, color, highlight }) => [
    ...names.map((name) => schema.mark(name)),
    ...(link === undefined ? [] : [schema.mark("link", { href: link })]),
    ...(color === undefined ? [] : [schema.mark("color", { color })]),
    ...(highlight === undefined ? [] : [schema.mark("highlight", { color: highlight })]),
  ]);
const inline: fc.Arbitrary<Node> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(words, marks).map(([text, set]) => schema.text(text, set)) },
  fc
    .tuple(fc.constantFrom("x^2", "a < b"), marks)
    .map(([source, set]) => schema.node("math_inline", { source }, [], set)),
  fc.constant(schema.node("mention", { person: "p1", label: "Ann Lee" })),
  fc.constant(schema.node("date", { day: "2026-11-21" })),
);
const kinds = fc.oneof(
  fc.constantFrom("paragraph", "bullet", "ordered", "quote").map((kind) => ({ kind })),
  fc.constantFrom(1, 2, 3, 4).map((level) => ({ kind: "heading", level })),
  fc.boolean().map((checked) => ({ kind: "task", checked })),
  fc.constantFrom("", "js").map((language) => ({ kind: "code", language })),
  fc.constantFrom("info", "danger").map((tone) => ({ kind: "callout", tone })),
);
const block = fc
  .record({
    kind: kinds,
    indent: fc.nat(4),
    align: fc.constantFrom("", "center", "end", "justify"),
    id,
    content: fc.array(inline, { maxLength: 4 }),
  })
  .map(({ kind, indent, align, id: own, content }) =>
    schema.node("block", { ...kind, indent, align: kind.kind === "code" ? "" : align, id: own }, content),
  );
const picture = fc
  .record({
    id,
    size: fc.constantFrom(null, 40),
    align: fc.constantFrom("left", "center"),
    caption: fc.constantFrom("", " a  b "),
    alt: fc.constantFrom("", "a"),
    title: fc.constantFrom("", "t"),
  })
  .map((attrs) =>
    schema.node("image", { ...attrs, src: "https://example.org/a.png", width: 20, height: 10 }),
  );
const inCell = fc.oneof(
  { weight: 4, arbitrary: block },
  picture,
  id.map((own) => schema.node("divider", { id: own })),
  id.map((own) => schema.node("math_block", { id: own, source: " x \n y" })),
);
const table = fc
  .record({
    rows: fc.integer({ min: 1, max: 3 }),
    columns: fc.integer({ min: 1, max: 3 }),
    headerRow: fc.boolean(),
    headerColumn: fc.boolean(),
    id,
    cells: fc.array(fc.array(inCell, { minLength: 1, maxLength: 2 }), { minLength: 9, maxLength: 9 }),
  })
  .map(({ rows, columns, cells, ...attrs }) =>
    schema.node(
      "table",
      attrs,
      Array.from({ length: rows }, (_row, i) =>
        schema.node(
          "table_row",
          null,
          Array.from({ length: columns }, (_cell, j) =>
            schema.node("table_cell", { colwidth: j === 1 ? [120] : null }, cells[i * 3 + j]),
          ),
        ),
      ),
    ),
  );
const documents = fc.array(fc.oneof({ weight: 6, arbitrary: inCell }, table), { minLength: 1, maxLength: 6 });

/** Copies the selection to a clipboard's two types. */
function copied(): string {
  const { dom } = editor.view.serializeForClipboard(editor.view.state.selection.content());
  return `<meta charset='utf-8'>${dom.innerHTML}`;
}

test(`whole documents (seed ${seed})`, { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(documents, (blocks) => {
      editor = new TestEditor([""], { format: "text" });
      const doc = schema.node("doc", null, [...blocks, schema.node("block", null, [schema.text("end")])]);
      const show = (content: readonly Node[]) => {
        const { tr } = editor.view.state;
        editor.view.dispatch(tr.replaceWith(0, tr.doc.content.size, content));
      };
      show(doc.children);
      editor.view.dispatch(editor.view.state.tr.setSelection(new AllSelection(editor.view.state.doc)));
      const before = withoutKeys(editor.view.state.doc);
      expect(before).toEqual(withoutKeys(doc));
      const html = copied();
      editor.destroy();
      editor = new TestEditor(["|"], { format: "text" });
      editor.view.pasteHTML(html);
      expect(withoutKeys(editor.view.state.doc)).toEqual(before);
      editor.destroy();
    }),
    { seed, numRuns: rounds(60, 1_000) },
  );
});

/** Rows and columns get their own keys where they are pasted: two tables with the same would be one. */
function withoutKeys(node: Node): unknown {
  const { type, attrs, text } = node;
  const own = Object.fromEntries(
    Object.entries(attrs).filter(([name]) => (type.name === "table_row" ? name !== "id" : name !== "column")),
  );
  return {
    type: type.name,
    own,
    text,
    marks: node.marks.map((mark) => mark.toJSON() as unknown),
    children: node.children.map(withoutKeys),
  };
}

test("selected cells fill cells, and are a table elsewhere", () => {
  editor = new TestEditor(["⊞ a, b, c / d, - e¶f, g / h, i, j", "|"], { format: "text" });
  const { view } = editor;
  const cells: number[] = [];
  view.state.doc.descendants((node, pos) => {
    if (node.type.name === "table_cell") cells.push(pos);
  });
  view.dispatch(
    view.state.tr.setSelection(CellSelection.create(view.state.doc, cells[1] ?? 0, cells[5] ?? 0)),
  );
  const html = copied();
  expect(view.serializeForClipboard(view.state.selection.content()).text).toBe("b\tc\ne f\tg");
  view.dispatch(view.state.tr.setSelection(TextSelection.atEnd(view.state.doc)));
  view.pasteHTML(html);
  expect(editor.lines.filter((line) => line.startsWith("⊞"))).toEqual([
    "⊞ a, b, c / d, e¶f, g / h, i, j",
    "⊞ b, c / e¶f, g|",
  ]);
});
