// @vitest-environment happy-dom

import { splitBlock } from "prosemirror-commands";
import type { Transaction } from "prosemirror-state";
import { afterEach, expect, test } from "vitest";
import { TestEditor } from "../test-editor.ts";
import { extendBackward, extendForward } from "./extend.ts";
import { proposedChange } from "./proposed-change.ts";

let editor: TestEditor;
afterEach(() => editor.destroy());

/** What `change` would do to these lines, as a proposal. */
function proposed(lines: readonly string[], change: (tr: Transaction) => Transaction) {
  editor = new TestEditor(lines, { format: "text" });
  return proposedChange(change(editor.view.state.tr));
}

test("typing, deleting and replacing are text for text", () => {
  expect(proposed(["abc|def"], (tr) => tr.insertText("x"))).toEqual({ from: 4, to: 4, insert: "x" });
  expect(proposed(["ab|cd|ef"], (tr) => tr.insertText("x"))).toEqual({ from: 3, to: 5, insert: "x" });
  expect(proposed(["ab|cd|ef"], (tr) => tr.deleteSelection())).toEqual({ from: 3, to: 5, insert: "" });
});

test("a repeated letter is proposed where it was typed", () => {
  expect(proposed(["|aaa"], (tr) => tr.insertText("a"))).toEqual({ from: 1, to: 1, insert: "a" });
});

test("a new paragraph is a line break, and text over two paragraphs goes as a whole", () => {
  editor = new TestEditor(["abc|def"], { format: "text" });
  let split: unknown;
  splitBlock(editor.view.state, (tr) => {
    split = proposedChange(tr);
  });
  expect(split).toMatchObject({ from: 4, insert: "\n" });
  editor.destroy();
  expect(proposed(["ab|c", "d|ef"], (tr) => tr.deleteSelection())).toEqual({ from: 3, to: 7, insert: "" });
});

test("formatting, joining, kinds of blocks and anything that is no text are something else", () => {
  expect(proposed(["|abc"], (tr) => tr.setNodeAttribute(0, "kind", "quote"))).toBe("other");
  expect(proposed(["a|b|c"], (tr) => tr.addMark(2, 3, editor.view.state.schema.mark("strong")))).toBe(
    "other",
  );
  expect(proposed(["abc|", "---", "|def"], (tr) => tr.deleteSelection())).toBe("other");
  expect(proposed(["|abc", "def"], (tr) => tr.join(5))).toBe("other");
});

test("a deletion grows by letters as they are seen, and by words, within its block", () => {
  editor = new TestEditor(["one 👩‍👧 two", "three"], { format: "text" });
  const { doc } = editor.view.state;
  const end = 1 + "one 👩‍👧".length;
  expect(extendBackward(doc, end, "letter")).toBe(5);
  expect(extendForward(doc, 5, "letter")).toBe(end);
  expect(extendBackward(doc, end, "word")).toBe(5);
  expect(extendForward(doc, end, "word")).toBe(end + 4);
  expect(extendBackward(doc, 1, "letter")).toBeUndefined();
  expect(extendForward(doc, end + 4, "letter")).toBeUndefined();
});
