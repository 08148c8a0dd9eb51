// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from "vitest";
import { documentFormats } from "#lib/collab/document-format.ts";
import type { BlockRange } from "../queries/block-range.ts";
import { TestEditor } from "../test-editor.ts";
import { deleteBlocks, duplicateBlocks, enterBlocks } from "./block-range.ts";

let editor: TestEditor;
afterEach(() => editor.destroy());

/** The places around the children `first` to `last`. */
const around = (first: number, last: number): BlockRange => {
  const { doc } = editor.view.state;
  const sizes = doc.children.map((child) => child.nodeSize);
  const sum = (count: number) => sizes.slice(0, count).reduce((total, size) => total + size, 0);
  return { from: sum(first), to: sum(last + 1) };
};

describe.each(documentFormats)("blocks as a whole, under %s", (format) => {
  const open = (lines: readonly string[]) => {
    editor = new TestEditor(lines, { format });
  };

  test("a copy stands behind them, the caret at its end; undo takes it back", () => {
    open(["|a", "- b", "  - c", "d"]);
    const { view } = editor;
    expect(duplicateBlocks(around(1, 2))(view.state, view.dispatch)).toBe(true);
    expect(editor.lines).toEqual(["a", "- b", "  - c", "- b", "  - c|", "d"]);
    expect(editor.stored.toJSON()).toEqual(view.state.doc.toJSON());
    editor.press("Mod-z");
    expect(editor.lines.map((line) => line.replace("|", ""))).toEqual(["a", "- b", "  - c", "d"]);
  });

  test("deleting leaves the caret in what is before, and something to write in", () => {
    open(["a", "b|", "---", "c"]);
    const { view } = editor;
    expect(deleteBlocks(around(1, 2))(view.state, view.dispatch)).toBe(true);
    expect(editor.lines).toEqual(["a|", "c"]);
    deleteBlocks(around(0, 1))(view.state, view.dispatch);
    expect(editor.lines).toEqual(["|"]);
    expect(editor.stored.toJSON()).toEqual(view.state.doc.toJSON());
  });

  test("the caret goes into a block, or over several, and stays where it is inside", () => {
    open(["a|a", "bb", "cc"]);
    const { view } = editor;
    enterBlocks(around(0, 0))(view.state, view.dispatch);
    expect(editor.lines[0]).toBe("a|a");
    enterBlocks(around(1, 1))(view.state, view.dispatch);
    expect(editor.lines[1]).toBe("bb|");
    enterBlocks(around(1, 2))(view.state, view.dispatch);
    expect(editor.lines).toEqual(["aa", "|bb", "cc|"]);
  });
});

test("the copy of a table has rows and columns of its own", () => {
  editor = new TestEditor(["|x", "⊞ a, b / c, d"], { format: "text" });
  const { view } = editor;
  duplicateBlocks(around(1, 1))(view.state, view.dispatch);
  expect(editor.lines.map((line) => line.replace("|", ""))).toEqual(["x", "⊞ a, b / c, d", "⊞ a, b / c, d"]);
  const ids = editor.stored.children.slice(1).map(({ firstChild }) => String(firstChild?.attrs.id));
  expect(new Set(ids).size).toBe(2);
  expect(editor.stored.toJSON()).toEqual(view.state.doc.toJSON());
});
