// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest";
import { moveDown, moveUp } from "../commands/move-block.ts";
import { TestEditor } from "../test-editor.ts";
import { rangeAt } from "./block-range.ts";

let editor: TestEditor | undefined;
afterEach(() => editor?.destroy());

const open = (lines: readonly string[]) => {
  editor = new TestEditor(lines, { format: "text" });
  return editor;
};

test.each([
  ["a paragraph is itself", ["a|", "b", "c"], 1, "b"],
  ["an item brings what stands deeper below it", ["- a|", "- b", "  - c", "    1. d", "- e"], 1, "bcd"],
  ["not what only looks indented", ["a|", "- b", "  c"], 1, "b"],
  ["among selected blocks it is all of them", ["|a", "b", "- c|", "  - d", "e"], 1, "abcd"],
  ["beside them it is itself", ["|a", "b|", "c"], 2, "c"],
] as const)("%s", (_, lines, index, expected) => {
  const { view } = open(lines);
  let pos = 0;
  for (let child = 0; child < index; child += 1) pos += view.state.doc.child(child).nodeSize;
  const range = rangeAt(view.state, pos);
  expect(range && view.state.doc.textBetween(range.from, range.to)).toBe(expected);
});

test.each([
  [
    "an item goes down with its own over the next with its own",
    moveDown,
    ["- |a", "  - b", "- c", "  - d", "- e"],
    ["- c", "  - d", "- |a", "  - b", "- e"],
  ],
  [
    "an item goes up with its own over the one before with its own",
    moveUp,
    ["- a", "  - b", "    - c", "- |d", "  - e"],
    ["- |d", "  - e", "- a", "  - b", "    - c"],
  ],
  ["a deeper item leaves its parent", moveUp, ["- a", "  - |b", "  - c"], ["  - |b", "- a", "  - c"]],
  ["a paragraph steps over one block", moveUp, ["- a", "  - b", "|c"], ["- a", "|c", "  - b"]],
  ["nothing to step over", moveDown, ["x", "- |a", "  - b"], ["x", "- |a", "  - b"]],
] as const)("%s", (_, command, lines, expected) => {
  const { view } = open(lines);
  command(view.state, view.dispatch);
  expect(editor?.lines).toEqual(expected);
});
