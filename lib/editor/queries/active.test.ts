// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest";
import { TestEditor } from "../test-editor.ts";
import { activeBlock } from "./active-block.ts";
import { isMarkActive } from "./active-mark.ts";
import { blockAtCaret, selectedBlocks } from "./selected-blocks.ts";

let editor: TestEditor | undefined;
afterEach(() => editor?.destroy());

function stateOf(...lines: string[]) {
  editor = new TestEditor(lines);
  return editor.view.state;
}

test.each([
  [["## a|b"], { kind: "heading", level: 2 }],
  [["# |a", "## b|"], { kind: "heading", level: 0 }],
  [["- |a", "  - b|"], { kind: "bullet", level: 0 }],
  [["- |a", "1. b|"], { kind: undefined, level: 0 }],
])("the block type of %j is %j", (lines, expected) => {
  expect(activeBlock(stateOf(...lines))).toEqual(expected);
});

test("a selection touches the blocks it runs over, and not the one it only reaches", () => {
  expect(selectedBlocks(stateOf("a|a", "bb", "c|c")).map(({ node }) => node.textContent)).toEqual([
    "aa",
    "bb",
    "cc",
  ]);
  editor?.destroy();
  expect(selectedBlocks(stateOf("|aa", "|bb")).map(({ node }) => node.textContent)).toEqual(["aa"]);
});

test("only a caret has a block of its own", () => {
  expect(blockAtCaret(stateOf("a", "b|b"))?.node.textContent).toBe("bb");
  editor?.destroy();
  expect(blockAtCaret(stateOf("|bb|"))).toBeUndefined();
});

test("a mark is active when all of the selected text has it, or what is typed next would", () => {
  const editor = new TestEditor(["one |two| three"]);
  const strong = editor.view.state.schema.mark("strong").type;
  expect(isMarkActive(editor.view.state, strong)).toBe(false);
  editor.press("Mod-b");
  expect(isMarkActive(editor.view.state, strong)).toBe(true);
  editor.press("Mod-a");
  expect(isMarkActive(editor.view.state, strong)).toBe(false);
  editor.destroy();
  const caret = new TestEditor(["one|"]);
  caret.press("Mod-b");
  expect(isMarkActive(caret.view.state, strong)).toBe(true);
  caret.destroy();
});
