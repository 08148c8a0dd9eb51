// @vitest-environment happy-dom
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { schema } from "../schema/schema.ts";
import { TestEditor } from "../test-editor.ts";
import { fetchPasteReader } from "./late-reader.ts";

beforeAll(fetchPasteReader);

let editor: TestEditor | undefined;
afterEach(() => editor?.destroy());

function open(...lines: string[]): TestEditor {
  editor?.destroy();
  editor = new TestEditor(lines);
  return editor;
}

function copy(editor: TestEditor): { html: string; text: string } {
  const { dom, text } = editor.view.serializeForClipboard(editor.view.state.selection.content());
  return { html: dom.innerHTML, text };
}

function copyAll(...lines: string[]): { html: string; text: string } {
  const editor = open(...lines);
  editor.press("Mod-a");
  return copy(editor);
}

/** Pastes into an empty document, as lines. */
function pasted(html: string, ...into: string[]): string[] {
  const editor = open(...(into.length > 0 ? into : ["|"]));
  editor.view.pasteHTML(html);
  expect(() => editor.view.state.doc.check()).not.toThrow();
  return editor.lines.map((line) => line.replace("|", ""));
}

const withoutSlice = (html: string) =>
  html.replace(/ data-quire="" data-pm-slice="[^"]*"/, "").replace(/ data-(indent|checked)="\w+"/g, "");

describe("copying", () => {
  test("nests lists in lists", () => {
    const { html } = copyAll("- a", "  1. b", "  1. c", "- d", "after");
    expect(withoutSlice(html)).toBe("<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul><p>after</p>");
  });

  test("puts quotes together and code into code", () => {
    const { html } = copyAll("> a", "> b", "```js x⏎y", "---", "## c");
    expect(withoutSlice(html)).toBe(
      '<blockquote><p>a</p><p>b</p></blockquote><pre><code class="language-js">x\ny</code></pre><hr><h2>c</h2>',
    );
  });

  test("writes ticks as boxes and line breaks as line breaks", () => {
    expect(withoutSlice(copyAll("[x] a", "b⏎c").html)).toBe(
      '<ul><li><input type="checkbox" checked="" disabled=""> a</li></ul><p>b<br>c</p>',
    );
  });

  test("gives plain text that reads well", () => {
    const { text } = copyAll(
      "# Title",
      "one",
      "two",
      "- a",
      "  1. b",
      "  1. c",
      "[x] d",
      "> q",
      "---",
      "end",
    );
    expect(text).toBe("Title\n\none\n\ntwo\n\n- a\n  1. b\n  2. c\n[x] d\n\n> q\n\n---\n\nend");
  });

  test("a few words out of an item are those words", () => {
    expect(copy(open("- one |two| three")).text).toBe("two");
  });
});

describe("pasting what was copied here", () => {
  test.each([
    [
      [
        "- a",
        "  1. b",
        "    [x] c",
        "  1. d",
        "e",
        "  f",
        "> g",
        "  > h",
        "! i",
        "```js x⏎  y",
        "---",
        "### j",
      ],
    ],
    [["    - deep from the start", "- shallow", "1. number"]],
    [["a⏎b", "", "c"]],
    [["- ", "  - below an empty item", "after"]],
  ])("gives the same: %j", (lines) => {
    const { html } = copyAll(...lines);
    expect(pasted(html)).toEqual(lines);
  });

  test("a piece of a block goes into the line", () => {
    const { html } = copy(open("# one |two| three"));
    expect(pasted(html, "a|b")).toEqual(["atwob"]);
  });
});

describe("locked cards", () => {
  const card = schema.node("unknown", {
    name: "poll",
    payload: { element: "poll", attributes: {}, children: [] },
  });
  const inline = schema.node("unknown_inline", { name: "mention", payload: { embed: { person: 1 } } });

  test("come out of the clipboard as they went in, and only where they were copied", () => {
    const editor = open("a|");
    const { tr } = editor.view.state;
    editor.view.dispatch(tr.insert(2, inline).insert(tr.doc.content.size, card));
    const before = editor.view.state.doc.toJSON();
    editor.press("Mod-a");
    const { html } = copy(editor);
    expect(html).not.toContain("poll:");
    editor.view.dispatch(editor.view.state.tr.deleteSelection());
    editor.view.pasteHTML(html);
    expect(editor.view.state.doc.toJSON()).toEqual(before);
    // Another editor, another tab: the ticket says nothing there.
    expect(pasted(html)).toEqual(["a"]);
  });

  test("cannot be made up by a page elsewhere", () => {
    expect(
      pasted('<div data-unknown="poll" data-card="1">x</div><p>a<span data-unknown="m">y</span></p>'),
    ).toEqual(["a"]);
  });
});

describe("pasting from elsewhere", () => {
  test("nested lists, with and without items around the inner list", () => {
    expect(pasted("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>")).toEqual(["- a", "  - b", "- c"]);
    expect(pasted("<ol><li>a</li><ol><li>b</li></ol><li>c</li></ol>")).toEqual(["1. a", "  1. b", "1. c"]);
    expect(pasted("<ul><li><p>a</p><p>more</p></li><li><p>b</p></li></ul>")).toEqual([
      "- a",
      "  more",
      "- b",
    ]);
  });

  test("Google Docs: the bold wrapper is not bold, bold spans are", () => {
    const html = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">
      <h1 dir="ltr"><span style="font-size:20pt">Title</span></h1>
      <p dir="ltr"><span style="font-weight:400">plain </span><span style="font-weight:700">bold</span></p><br>
      <ul><li dir="ltr" aria-level="1"><p role="presentation"><span>one</span></p></li>
      <ul><li dir="ltr" aria-level="2"><p><span>two</span></p></li></ul></ul></b><br class="Apple-interchange-newline">`;
    expect(pasted(html)).toEqual(["# Title", "plain bold", "", "- one", "  - two"]);
    const marks = editor?.view.state.doc
      .child(1)
      .children.map((node) => node.marks.map(({ type }) => type.name));
    expect(marks).toEqual([[], ["strong"]]);
  });

  test("Word: lists that are paragraphs, and hard spaces for empty lines", () => {
    const html = `<html><body><p class="MsoNormal">Text<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p>
      <p class="MsoListParagraphCxSpFirst" style="text-indent:-18pt;mso-list:l0 level1 lfo1"><!--[if !supportLists]--><span
      style="mso-list:Ignore">1.<span>&nbsp;&nbsp;</span></span><!--[endif]-->first</p>
      <p class="MsoListParagraphCxSpLast" style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">·<span>&nbsp;</span></span>second</p></body></html>`;
    expect(pasted(html)).toEqual(["Text", "", "1. first", "  - second"]);
  });

  test("tasks of other editors", () => {
    expect(
      pasted(
        '<ul><li><input type="checkbox" checked> a</li><li><label><input type="checkbox"> b</label></li></ul>',
      ),
    ).toEqual(["[x] a", "[ ] b"]);
    expect(pasted('<ul><li role="checkbox" aria-checked="true"><p>a</p></li></ul>')).toEqual(["[x] a"]);
  });

  test("blank space between tags is not text, in code it is", () => {
    expect(pasted("<div>\n  <p>a\n  b</p>\n\n  <p> c </p>\n</div>")).toEqual(["a b", "c"]);
    expect(pasted('<pre><code class="language-ts">if (x) {\n  y\n}</code></pre>')).toEqual([
      "```ts if (x) {⏎  y⏎}",
    ]);
  });

  test("deep headings, quotes in quotes, tables and unknown elements become something readable", () => {
    expect(pasted("<h6>a</h6><blockquote><p>b</p><blockquote>c</blockquote></blockquote>")).toEqual([
      "#### a",
      "> b",
      "  > c",
    ]);
    expect(pasted("<table><tr><td>a</td><td>b</td></tr></table><custom-tag>c</custom-tag>")).toEqual([
      "a",
      "b",
      "c",
    ]);
  });

  test("nothing that runs or loads gets in", () => {
    const html =
      '<p onclick="x()">a<script>x()</script><img src=x onerror=x()><a href="javascript:x()">b</a><style>p{}</style></p><object data="//x"></object>';
    expect(pasted(html)).toEqual(["ab"]);
    expect(editor?.view.dom.innerHTML).not.toMatch(/script|onclick|onerror|object|<img src/i);
  });

  test("an own attribute from elsewhere is checked", () => {
    expect(pasted('<div data-block="evil">a</div><p data-indent="99">b</p>')).toEqual([
      "a",
      `${"  ".repeat(8)}b`,
    ]);
  });
});

describe("pasting plain text", () => {
  const paste = (text: string, ...into: string[]) => {
    const editor = open(...into);
    editor.view.pasteText(text);
    return editor.lines;
  };

  test("makes a paragraph of each line", () => {
    expect(paste("a\r\nb\n\nc", "x|y")).toEqual(["xa", "b", "c|y"]);
  });

  test("into code keeps the lines in it, whatever else is on the clipboard", () => {
    expect(paste("a\n\tb", "``` x|y")).toEqual(["``` xa⏎\tb|y"]);
  });

  test("an address over a selection links it", () => {
    const editor = open("see |this| page");
    const data = new DataTransfer();
    data.setData("text/plain", "https://example.org/");
    editor.view.pasteText("https://example.org/", new ClipboardEvent("paste", { clipboardData: data }));
    expect(editor.view.state.doc.textContent).toBe("see this page");
    expect(editor.view.state.doc.rangeHasMark(5, 9, editor.view.state.schema.mark("link").type)).toBe(true);
  });
});
