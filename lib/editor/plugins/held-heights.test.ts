// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest";
import { setBlock } from "../commands/set-block.ts";
import { TestEditor } from "../test-editor.ts";
import { HeldHeights, heldHeightsIn, mayHoldHeight } from "./held-heights.ts";
import { drawLayer } from "./late-decorations.ts";

let editor: TestEditor;
afterEach(() => editor.destroy());

// Each of these blocks takes three positions.
const hold = (...places: number[]) => {
  editor = new TestEditor(["|a", "b", "c"], { format: "text" });
  const { view } = editor;
  const all = places.map((pos) => ({
    pos,
    node: view.state.doc.child(pos / 3),
    height: 30 + pos,
    lines: 20,
  }));
  drawLayer("height", HeldHeights.of(view.state, all))(view.state, view.dispatch);
  return view;
};
const drawn = () =>
  [...editor.view.dom.querySelectorAll<HTMLElement>(".held-height")].map((block) => [
    block.textContent,
    block.style.height,
  ]);

test("blocks keep their height while letters come into them and blocks before them", () => {
  const view = hold(0, 3);
  expect(drawn()).toEqual([
    ["a", "30px"],
    ["b", "33px"],
  ]);
  view.dispatch(view.state.tr.insertText("x", 5));
  view.dispatch(view.state.tr.insert(0, view.state.doc.child(2)));
  expect(drawn()).toEqual([
    ["a", "30px"],
    ["bx", "33px"],
  ]);
  expect(heldHeightsIn(view.state).map(({ pos, node }) => [pos, node.textContent])).toEqual([
    [3, "a"],
    [6, "bx"],
  ]);
});

test("what becomes another block, or goes away, is let go of", () => {
  const view = hold(0, 3, 6);
  setBlock({ kind: "quote" })(view.state, view.dispatch);
  expect(drawn().map(([text]) => text)).toEqual(["b", "c"]);
  view.dispatch(view.state.tr.delete(3, 6));
  expect(drawn().map(([text]) => text)).toEqual(["c"]);
  view.dispatch(view.state.tr.split(5));
  expect(drawn()).toEqual([]);
  expect(heldHeightsIn(view.state)).toEqual([]);
});

test("only what changes with its text alone may be held", () => {
  editor = new TestEditor(["|a", "q> b", "``` c"], { format: "text" });
  const kinds = editor.view.state.doc.children.map((node) => mayHoldHeight(node));
  expect(kinds[0]).toBe(true);
  const { schema } = editor.view.state;
  const block = (kind: string) => schema.node("block", { kind }, schema.text("x"));
  expect(["heading", "bullet", "task"].map((kind) => mayHoldHeight(block(kind)))).toEqual([true, true, true]);
  expect(["quote", "code", "callout"].map((kind) => mayHoldHeight(block(kind)))).toEqual([
    false,
    false,
    false,
  ]);
  const withAtom = schema.node("block", null, [schema.node("math_inline", { source: "x" })]);
  expect(mayHoldHeight(withAtom)).toBe(false);
});
