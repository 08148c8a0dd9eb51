// @vitest-environment happy-dom
import { DOMParser, type Node } from "prosemirror-model";
import { type Command, NodeSelection } from "prosemirror-state";
import { afterEach, expect, test } from "vitest";
import { flattenHtml } from "../paste/flatten-html.ts";
import { atOnce } from "../paste/steps.ts";
import { schema } from "../schema/schema.ts";
import { NestedHtmlSerializer } from "../serializers/nested-html.ts";
import { toPlainText } from "../serializers/plain-text.ts";
import { TestEditor } from "../test-editor.ts";
import { changeAtom, insertInline, insertMath } from "./insert-atom.ts";

let editor: TestEditor | undefined;
afterEach(() => editor?.destroy());

function open(lines: readonly string[], format: "text" | "xml" = "text"): TestEditor {
  editor = new TestEditor(lines, { format });
  return editor;
}
const run = ({ view }: TestEditor, command: Command): boolean => command(view.state, view.dispatch, view);
const content = (doc: Node): string[] =>
  doc.children.flatMap((node) =>
    node.isTextblock
      ? node.children.map((child) => child.text ?? JSON.stringify(child.attrs))
      : [`${node.type.name} ${JSON.stringify(node.attrs)}`],
  );

const mention = schema.node("mention", { person: "p1", label: "Ann" });
const today = schema.node("date", { day: "2026-11-21" });

test("a mention gets a space behind it, unless one is there", () => {
  const one = open(["ask | now"]);
  run(one, insertInline(mention));
  expect(content(one.stored)).toEqual(["ask ", '{"person":"p1","label":"Ann"}', " now"]);
  const other = open(["ask |"]);
  run(other, insertInline(today));
  expect(content(other.stored)).toEqual(["ask ", '{"day":"2026-11-21"}', " "]);
  other.press("Mod-z");
  expect(content(other.stored)).toEqual(["ask "]);
});

test.each([
  ["xml", "a|"],
  ["text", "```js a|"],
] as const)("not in format %s at %s", (format, line) => {
  const one = open([line], format);
  expect(
    [insertInline(mention), insertMath("inline"), insertMath("block")].map((each) => run(one, each)),
  ).toEqual([false, false, false]);
});

test("a new formula is selected, gets its TeX, and without any it goes away again", () => {
  const one = open(["a|"]);
  run(one, insertMath("inline"));
  const { selection } = one.view.state;
  expect(selection).toBeInstanceOf(NodeSelection);
  run(one, changeAtom(selection.from, "source", "x^2"));
  expect(content(one.stored)).toEqual(["a", '{"source":"x^2"}']);
  run(one, changeAtom(selection.from, "source", undefined));
  expect(content(one.stored)).toEqual(["a"]);
});

test("a formula of its own takes the place of an empty paragraph, with one below it", () => {
  const one = open(["|"]);
  run(one, insertMath("block"));
  expect(one.lines).toEqual(["math_block", ""]);
  run(one, changeAtom(0, "source", "y"));
  one.type("z");
  expect(one.lines).toEqual(["math_block", "z|"]);
});

test.each([
  ["let $x^2$", '{"source":"x^2"}'],
  ["$\\alpha$", '{"source":"\\\\alpha"}'],
  ["$$a+b$$", 'math_block {"source":"a+b","id":null}'],
])("typed %s is a formula", (text, expected) => {
  const one = open(["|"]).type(text);
  expect(content(one.stored)).toContain(expected);
  one.press("Backspace");
  expect(one.stored.textContent).toBe(text);
});

test.each(["costs $5 and $6", "a$b$", "$ x$", "from $5-$"])("typed %s stays text", (text) => {
  expect(content(open(["|"]).type(text).stored)).toEqual([text]);
});

test("all of them come back from the HTML that they are copied as, and have a plain text", () => {
  const line = [
    schema.text("a "),
    mention,
    schema.text(" "),
    today,
    schema.node("math_inline", { source: "x<1" }),
  ];
  const doc = schema.node("doc", null, [
    schema.node("block", null, line),
    schema.node("math_block", { source: "\\sum_1^2" }),
    schema.node("block"),
  ]);
  const page = document.createElement("div");
  page.append(new NestedHtmlSerializer(schema).serializeFragment(doc.content));
  const back = DOMParser.fromSchema(schema).parse(atOnce(flattenHtml(page, { tables: true })));
  expect(back.toJSON()).toEqual(doc.toJSON());
  expect(toPlainText(doc.children)).toBe("a @Ann 2026-11-21$x<1$\n\n$$\\sum_1^2$$\n\n");
  // A document that cannot hold them gets their text.
  const plain = DOMParser.fromSchema(schema).parse(atOnce(flattenHtml(page, { tables: false })));
  expect(plain.children.every((node) => node.type.name === "block")).toBe(true);
});
