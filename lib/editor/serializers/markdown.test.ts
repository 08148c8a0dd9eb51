// @vitest-environment happy-dom
import MarkdownIt from "markdown-it";
import type { Node } from "prosemirror-model";
import { describe, expect, it } from "vitest";
import { schema } from "../schema/schema.ts";
import { parseLine } from "../test-editor.ts";
import { documentMarkdown, toMarkdown } from "./markdown.ts";

const markdownIt = new MarkdownIt();
const lines = (...notation: string[]) => toMarkdown(notation.map(parseLine));
const block = (...content: Node[]) => schema.node("block", null, content);
const text = (words: string, ...marks: string[]) =>
  schema.text(
    words,
    marks.map((name) => schema.mark(name)),
  );

describe("blocks", () => {
  it("writes each kind in Markdown's own words", () => {
    expect(
      lines(
        "## Plan",
        "First⏎second",
        "- one",
        "  1. deep",
        "  1. deeper",
        "- two",
        "[x] done",
        "> said",
        "> more",
        "! note",
        "```js let a = 1",
        "---",
      ),
    ).toBe(
      [
        "## Plan",
        "First\\\nsecond",
        "- one\n  1. deep\n  2. deeper\n- two\n- [x] done",
        "> said\n>\n> more",
        "> [!NOTE]\n> note",
        "```js\nlet a = 1\n```",
        "---",
      ].join("\n\n"),
    );
  });

  it("makes the fence longer than what it holds", () => {
    expect(lines("```  ````")).toBe("`````\n ````\n`````");
  });

  it("writes tables, with an empty head where there is none", () => {
    const cell = (words: string) =>
      schema.node("table_cell", null, [block(...(words === "" ? [] : [text(words)]))]);
    const row = (...cells: string[]) => schema.node("table_row", null, cells.map(cell));
    const rows = [row("a|b", "c"), row("d", "")];
    expect(toMarkdown([schema.node("table", { headerRow: true }, rows)])).toBe(
      "| a\\|b | c |\n| --- | --- |\n| d |  |",
    );
    expect(toMarkdown([schema.node("table", null, rows)])).toBe(
      "|  |  |\n| --- | --- |\n| a\\|b | c |\n| d |  |",
    );
  });

  it("writes formulas and pictures", () => {
    expect(
      toMarkdown([
        schema.node("math_block", { source: "x^2" }),
        schema.node("image", { src: "/d/x/blobs/1", alt: "A [cat]" }),
        block(text("so "), schema.node("math_inline", { source: "a_b" })),
      ]),
    ).toBe("$$\nx^2\n$$\n\n![A \\[cat\\]](</d/x/blobs/1>)\n\nso $a_b$");
  });

  it("begins with the title", () => {
    expect(documentMarkdown("My * plan", schema.node("doc", null, [parseLine("Text")]))).toBe(
      "# My \\* plan\n\nText\n",
    );
  });
});

describe("marks", () => {
  it("nests them, and keeps spaces outside", () => {
    expect(
      toMarkdown([
        block(text("bold ", "strong"), text("both", "strong", "em"), text(" plain "), text("a`b", "code")),
      ]),
    ).toBe("**bold** ***both*** plain ``a`b``");
  });

  it("writes links around their marks", () => {
    const link = schema.mark("link", { href: "https://a.b/c (d)" });
    expect(toMarkdown([block(text("see "), schema.text("here", [link, schema.mark("strong")]))])).toBe(
      "see [**here**](<https://a.b/c (d)>)",
    );
  });
});

describe("another reader of Markdown finds the same text", () => {
  const read = (markdown: string): string[] => {
    const page = document.createElement("div");
    page.innerHTML = markdownIt.render(markdown);
    return [...page.querySelectorAll("p, li, h1, h2, h3, h4, pre")]
      .filter((element) => element.querySelector("p") === null)
      .map((element) => `${element.tagName} ${(element.firstChild?.textContent ?? "").trim()}`);
  };

  it.each([
    "* not a list",
    "- nor this",
    "+ nor that",
    "1. not numbered",
    "2) either",
    "# no heading",
    "> no quote",
    "a * b * c and snake_case _word_ __x__",
    "`tick` [link](nowhere) ![x](y) <b>html</b> &amp; ~~x~~",
    "back\\slash \\* 5 < 6 > 4",
    "--- *** ===",
    "    four spaces",
    "| a | b |",
    "http://example.org/a_b_c",
  ])("%j", (words) => {
    expect(read(toMarkdown([block(text(words))]))).toEqual([`P ${words.trim()}`]);
  });

  it("reads lists, quotes and headings with their depth", () => {
    expect(read(lines("# T", "- a", "  - b", "    1. c", "- d", "text", "> q"))).toEqual([
      "H1 T",
      "LI a",
      "LI b",
      "LI c",
      "LI d",
      "P text",
      "P q",
    ]);
  });
});
