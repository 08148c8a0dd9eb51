// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from "vitest";
import { type DocumentFormat, documentFormats } from "#lib/collab/document-format.ts";
import { TestEditor } from "../test-editor.ts";

let editor: TestEditor | undefined;
afterEach(() => editor?.destroy());

const open = (...lines: string[]): TestEditor => openIn("xml", ...lines);

function openIn(format: DocumentFormat, ...lines: string[]): TestEditor {
  editor = new TestEditor(lines, { format });
  return editor;
}

/** The first block's text with its marks: `<strong>x</strong>`. */
const marked = (editor: TestEditor): string => {
  let text = "";
  editor.view.state.doc.firstChild?.forEach((node) => {
    const name = node.marks[0]?.type.name;
    text += name === undefined ? node.text : `<${name}>${node.text}</${name}>`;
  });
  return text;
};

describe("at the start of a block", () => {
  test.each([
    ["# ", "# |"],
    ["#### ", "#### |"],
    ["- ", "- |"],
    ["* ", "- |"],
    ["1. ", "1. |"],
    ["[] ", "[ ] |"],
    ["[ ] ", "[ ] |"],
    ["[x] ", "[x] |"],
    ["> ", "> |"],
    ["``` ", "``` |"],
    ["```js ", "```js |"],
  ])("%j becomes %j", (typed, line) => {
    expect(open("|").type(typed).lines).toEqual([line]);
    editor?.destroy();
    expect(open("|text").type(typed).lines).toEqual([line.replace("|", "|text")]);
  });

  test("three dashes become a line, with room below", () => {
    expect(open("|").type("---").lines).toEqual(["---", "|"]);
  });

  test("three backticks and Enter become code", () => {
    const editor = open("|").type("```ts");
    editor.press("Enter");
    expect(editor.lines).toEqual(["```ts |"]);
  });

  test("a task can be made in a list, and keeps its depth", () => {
    expect(open("  - |milk").type("[] ").lines).toEqual(["  [ ] |milk"]);
  });

  test("nothing happens in the middle of a block, in a list or in code", () => {
    expect(open("a |").type("# ").lines).toEqual(["a # |"]);
    editor?.destroy();
    expect(open("- |").type("# ").lines).toEqual(["- # |"]);
    editor?.destroy();
    expect(open("``` |").type("# - 1. ").lines).toEqual(["``` # - 1. |"]);
    editor?.destroy();
    expect(open("|x").type("---").lines).toEqual(["---|x"]);
  });
});

describe("around words", () => {
  test.each([
    ["a **b c** d", "a <strong>b c</strong> d"],
    ["a __b__ d", "a <strong>b</strong> d"],
    ["a *b* d", "a <em>b</em> d"],
    ["a _b c_ d", "a <em>b c</em> d"],
    ["(~~b~~) d", "(<strike>b</strike>) d"],
    ["a `b*c*` d", "a <code>b*c*</code> d"],
  ])("%j", (typed, text) => {
    expect(marked(open("|").type(typed))).toBe(text);
  });

  test.each(["2 * 3 * 4", "snake_case_name", "** a **", "a*b*c", "`` a", "~~ ~~"])(
    "%j stays as typed",
    (typed) => {
      expect(marked(open("|").type(typed))).toBe(typed);
    },
  );
});

describe("addresses", () => {
  const links = (editor: TestEditor) => {
    const found: [string, string][] = [];
    editor.view.state.doc.descendants((node) => {
      for (const mark of node.marks) found.push([node.text ?? "", String(mark.attrs.href)]);
    });
    return found;
  };

  test("become links at the space after them, without the full stop", () => {
    const editor = open("|").type("see https://example.org/a?b=c. ");
    expect(links(editor)).toEqual([["https://example.org/a?b=c", "https://example.org/a?b=c"]]);
    expect(editor.lines).toEqual(["see https://example.org/a?b=c. |"]);
  });

  test("become links at Enter, which still breaks the block", () => {
    const editor = open("|").type("www.example.org");
    editor.press("Enter");
    expect(links(editor)).toEqual([["www.example.org", "https://www.example.org"]]);
    expect(editor.lines).toEqual(["www.example.org", "|"]);
  });

  test("the address of a mailbox is one to write to", () => {
    const editor = open("|").type("(ada.b+c@mail.example.org), or @ada, a@b ");
    expect(links(editor)).toEqual([["ada.b+c@mail.example.org", "mailto:ada.b+c@mail.example.org"]]);
  });

  test("Backspace after one takes the space, not the link", () => {
    const editor = open("|").type("https://example.org ");
    expect(editor.press("Backspace")).toBe(false);
    expect(links(editor)).toHaveLength(1);
  });
});

describe.each(documentFormats)("taking a conversion back, format %s", (format) => {
  test.each(["Backspace", "Mod-z"])("%s leaves what was typed", (key) => {
    const editor = openIn(format, "|").type("# ");
    editor.press(key);
    expect(editor.view.state.doc.firstChild?.attrs.kind).toBe("paragraph");
    expect(editor.view.state.doc.textContent).toBe("# ");
  });

  test("a line that was three dashes is three dashes again", () => {
    const editor = openIn(format, "|").type("---");
    editor.press("Backspace");
    expect(editor.lines).toEqual(["---|"]);
    expect(editor.view.state.doc.firstChild?.type.name).toBe("block");
  });

  test("bold words are words with stars again", () => {
    const editor = openIn(format, "|").type("**a**");
    editor.press("Mod-z");
    expect(marked(editor)).toBe("**a**");
  });

  test("after anything else was typed, Backspace is Backspace", () => {
    const editor = openIn(format, "|").type("# a");
    editor.view.dispatch(editor.view.state.tr.delete(1, 2));
    editor.press("Backspace");
    expect(editor.lines).toEqual(["|"]);
  });
});
