// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest";
import { moveBlocks } from "../commands/move-block.ts";
import { TestEditor } from "../test-editor.ts";
import { drawLayer } from "./late-decorations.ts";
import { MarkedBlocks, markedIn } from "./marked-blocks.ts";

let editor: TestEditor;
afterEach(() => editor.destroy());

// Each of these blocks takes three positions.
const mark = (from: number, to: number) => {
  editor = new TestEditor(["|a", "b", "c", "d"], { format: "text" });
  drawLayer("hand", new MarkedBlocks(from, to, "held"))(editor.view.state, editor.view.dispatch);
  return editor.view;
};
const held = () => [...editor.view.dom.querySelectorAll(".held")].map((block) => block.textContent);

test("the same blocks stay marked while letters and blocks come before, into and behind them", () => {
  const view = mark(3, 9);
  expect(held()).toEqual(["b", "c"]);
  view.dispatch(view.state.tr.insertText("xx", 1));
  view.dispatch(view.state.tr.insertText("yy", 6));
  view.dispatch(view.state.tr.insert(0, view.state.doc.child(3)));
  expect(held()).toEqual(["yyb", "c"]);
});

test("they are followed where they are moved, and let go when they are deleted", () => {
  const view = mark(6, 9);
  moveBlocks(6, 9, 0)(view.state, view.dispatch);
  expect(held()).toEqual(["c"]);
  expect(markedIn(view.state, "hand")).toMatchObject({ from: 0, to: 3 });
  view.dispatch(view.state.tr.delete(0, 3));
  expect(held()).toEqual([]);
  expect(markedIn(view.state, "hand")).toBeUndefined();
});

test("a table is one block, whatever it holds", () => {
  editor = new TestEditor(["|x", "⊞ a, b / c, d"], { format: "text" });
  const { view } = editor;
  drawLayer("hand", new MarkedBlocks(3, view.state.doc.content.size, "held"))(view.state, view.dispatch);
  expect(held()).toEqual(["abcd"]);
});
