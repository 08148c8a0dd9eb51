// @vitest-environment happy-dom
import { DOMParser, type Node } from "prosemirror-model";
import type { Command } from "prosemirror-state";
import { afterEach, describe, expect, test } from "vitest";
import { documentFormats } from "#lib/collab/document-format.ts";
import { flattenHtml } from "../paste/flatten-html.ts";
import { atOnce } from "../paste/steps.ts";
import { schema } from "../schema/schema.ts";
import { NestedHtmlSerializer } from "../serializers/nested-html.ts";
import { TestEditor } from "../test-editor.ts";
import { setAlign, setTone } from "./block-look.ts";
import { clearFormatting, setColor, toggleScript } from "./marks.ts";

let editor: TestEditor | undefined;
afterEach(() => editor?.destroy());

const run = ({ view }: TestEditor, command: Command): boolean => command(view.state, view.dispatch, view);
const marks = (doc: Node): string[] =>
  (doc.firstChild?.children ?? []).map(
    ({ text, marks: all }) =>
      `${text}:${all.map(({ type, attrs }) => type.name + (attrs.color ?? "")).join("+")}`,
  );

describe.each(documentFormats)("in format %s", (format) => {
  const open = (...lines: string[]): TestEditor => {
    editor = new TestEditor(lines, { format });
    return editor;
  };

  test("a colour replaces the one before, and is stored by name", () => {
    const one = open("say |loud| now");
    run(one, setColor("highlight", "green"));
    run(one, setColor("highlight", "blue"));
    run(one, setColor("color", "red"));
    expect(marks(one.stored)).toEqual(["say :", "loud:highlightblue+colorred", " now:"]);
    run(one, setColor("color", null));
    expect(marks(one.stored)).toEqual(["say :", "loud:highlightblue", " now:"]);
    one.press("Mod-z");
    expect(marks(one.stored)).toEqual(["say :", "loud:highlightblue+colorred", " now:"]);
  });

  test("a colour at the caret is for what is typed next", () => {
    const one = open("a|");
    run(one, setColor("color", "blue"));
    one.type("b");
    expect(marks(one.stored)).toEqual(["a:", "b:colorblue"]);
  });

  test("superscript takes the place of subscript", () => {
    const one = open("x|2|");
    run(one, toggleScript("sub"));
    run(one, toggleScript("sup"));
    expect(marks(one.stored)).toEqual(["x:", "2:sup"]);
    run(one, toggleScript("sup"));
    expect(marks(one.stored)).toEqual(["x2:"]);
  });

  test("clearing takes everything but links", () => {
    const one = open("|all|");
    run(one, setColor("color", "blue"));
    one.press("Mod-b");
    one.view.dispatch(one.view.state.tr.addMark(1, 4, schema.mark("link", { href: "https://a.example" })));
    run(one, clearFormatting);
    expect(marks(one.stored)).toEqual(["all:link"]);
    expect(run(one, clearFormatting)).toBe(false);
  });

  test("blocks are aligned, callouts are of a kind, and the next block is like them", () => {
    const one = open("! be careful|");
    run(one, setTone("warning"));
    run(one, setAlign("center"));
    expect(one.stored.child(0).attrs).toMatchObject({ tone: "warning", align: "center" });
    one.press("Enter");
    expect(one.stored.child(1).attrs).toMatchObject({ kind: "callout", tone: "warning", align: "center" });
    run(one, setAlign(""));
    expect(one.stored.child(1).attrs.align).toBe("");
  });

  test("code is neither coloured nor aligned", () => {
    const one = open("```js |a|");
    expect(run(one, setColor("color", "red"))).toBe(false);
    expect(run(one, setAlign("end"))).toBe(false);
  });
});

test("all of it comes back from the HTML that it is copied as", () => {
  const block = (attrs: object, ...content: Node[]) => schema.node("block", attrs, content);
  const cell = (text: string) => schema.node("table_cell", null, [block({}, schema.text(text))]);
  const doc = schema.node("doc", null, [
    block({ align: "center" }, schema.text("a", [schema.mark("highlight", { color: "green" })])),
    block({ kind: "callout", tone: "danger" }, schema.text("b", [schema.mark("color", { color: "red" })])),
    block({}, schema.text("c", [schema.mark("sub")]), schema.text("d", [schema.mark("sup")])),
    schema.node("table", { headerRow: true }, [
      schema.node("table_row", null, [cell("1"), cell("2")]),
      schema.node("table_row", null, [cell("3"), cell("4")]),
    ]),
    block({}),
  ]);
  const page = document.createElement("div");
  page.append(new NestedHtmlSerializer(schema).serializeFragment(doc.content));
  expect(page.querySelectorAll("th")).toHaveLength(2);
  const back = DOMParser.fromSchema(schema).parse(atOnce(flattenHtml(page, { tables: true })));
  expect(back.toJSON()).toEqual(doc.toJSON());
});
