// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest";
import { moveBlocks } from "../commands/move-block.ts";
import { drawLayer } from "../plugins/late-decorations.ts";
import { TestEditor } from "../test-editor.ts";
import { foldAll, openAll, openFoldsAround, toggleFold, toggleFoldAtCaret } from "./fold-commands.ts";
import { Folds, foldsIn } from "./folds.ts";
import { moveFolded } from "./move-folded.ts";

let editor: TestEditor;
afterEach(() => editor.destroy());

const open = (lines: readonly string[]) => {
  editor = new TestEditor(lines, { format: "text" });
  const drawFolded = (count: number, onOpen: () => void) => {
    const button = document.createElement("button");
    button.textContent = `${count} hidden`;
    button.addEventListener("click", onOpen);
    return button;
  };
  const folds = new Folds([], drawFolded, (view, head) => toggleFold(head)(view.state, view.dispatch));
  drawLayer("fold", folds)(editor.view.state, editor.view.dispatch);
  return editor.view;
};
/** What can be seen, block by block, and the notes in place of what cannot. */
const seen = () =>
  [...editor.view.dom.children]
    .filter((element) => !element.classList.contains("folded-away"))
    .map((element) => element.textContent);
const at = (text: string) => {
  let found = -1;
  editor.view.state.doc.forEach((node, pos) => {
    if (node.textContent === text) found = pos;
  });
  return found;
};
const fold = (heading: string) => toggleFold(at(heading))(editor.view.state, editor.view.dispatch);

const page = ["|start", "# One", "a", "## Two", "b", "# Three", "c"];

test("a section goes away up to the next heading of its rank, and a note tells how much", () => {
  open(page);
  fold("One");
  expect(seen()).toEqual(["start", "One", "3 hidden", "Three", "c"]);
  editor.view.dom.querySelector("button")?.click();
  expect(seen()).toEqual(["start", "One", "a", "Two", "b", "Three", "c"]);
  fold("Two");
  fold("Three");
  expect(seen()).toEqual(["start", "One", "a", "Two", "1 hidden", "Three", "1 hidden"]);
  // Opened from inside out: the outer one keeps it all away.
  fold("One");
  expect(seen()).toEqual(["start", "One", "3 hidden", "Three", "1 hidden"]);
  expect(openAll(editor.view.state, editor.view.dispatch)).toBe(true);
  expect(seen()).toHaveLength(7);
});

test("nothing under it, nothing to fold; all at once leaves the headings of the first rank", () => {
  const view = open(["# One", "# Two|", "a", "## Three"]);
  expect(fold("One")).toBe(false);
  expect(toggleFoldAtCaret(view.state, view.dispatch)).toBe(true);
  expect(seen()).toEqual(["One", "Two", "2 hidden"]);
  openAll(view.state, view.dispatch);
  foldAll(view.state, view.dispatch);
  expect(seen()).toEqual(["One", "Two", "2 hidden"]);
});

test("the caret steps out of what is folded, and opens what it comes into", () => {
  const view = open(["# One", "a|a", "# Two"]);
  fold("One");
  expect(editor.lines).toEqual(["# One|", "aa", "# Two"]);
  expect(seen()).toEqual(["One", "1 hidden", "Two"]);
  editor.press("Enter");
  expect(seen()).toEqual(["One", "", "aa", "Two"]);
  fold("One");
  editor.select(at("aa") + 2);
  expect(seen()).toEqual(["One", "", "aa", "Two"]);
  fold("One");
  expect(openFoldsAround(at("aa"))(view.state, view.dispatch)).toBe(true);
  expect(seen()).toEqual(["One", "", "aa", "Two"]);
  fold("One");
  expect(openFoldsAround(at("One"))(view.state, view.dispatch)).toBe(true);
  expect(seen()).toEqual(["One", "", "aa", "Two"]);
  expect(openFoldsAround(at("One"))(view.state, view.dispatch)).toBe(false);
});

test("others' edits inside leave it folded, and the note counts on", () => {
  const view = open(page);
  fold("One");
  view.dispatch(view.state.tr.insertText("x", at("b") + 1));
  expect(seen()).toEqual(["start", "One", "3 hidden", "Three", "c"]);
  view.dispatch(view.state.tr.insert(at("xb"), view.state.doc.child(0).copy()));
  expect(seen()).toEqual(["start", "One", "4 hidden", "Three", "c"]);
  // A heading of the same rank ends the section; no heading, no fold.
  view.dispatch(view.state.tr.setNodeAttribute(at("Two"), "level", 1));
  expect(seen()).toEqual(["start", "One", "1 hidden", "Two", "", "xb", "Three", "c"]);
  view.dispatch(view.state.tr.setNodeAttribute(at("One"), "kind", "paragraph"));
  expect(seen()).toHaveLength(8);
  expect(foldsIn(view.state)?.hasLost).toBe(true);
});

test("it goes with its heading: letters before it, a move, undo", () => {
  const view = open(page);
  fold("Three");
  editor.select(1).type("re");
  expect(seen()).toEqual(["restart", "One", "a", "Two", "b", "Three", "1 hidden"]);
  editor.select(at("Three") + 1);
  moveBlocks(at("Three"), view.state.doc.content.size, 0)(view.state, view.dispatch);
  expect(seen()).toEqual(["Three", "2 hidden", "One", "a", "Two", "b"]);
  view.dispatch(view.state.tr.delete(0, at("c")));
  expect(seen()).toEqual(["c", "restart", "One", "a", "Two", "b"]);
  expect(foldsIn(view.state)?.heads).toEqual([]);
});

test("moving takes what is folded along, and steps over what is folded", () => {
  const view = open(["a", "# One|", "b", "# Two", "c"]);
  fold("One");
  expect(moveFolded(-1)(view.state, view.dispatch)).toBe(true);
  expect(editor.lines).toEqual(["# One|", "b", "a", "# Two", "c"]);
  fold("Two");
  editor.select(at("a") + 1);
  expect(foldsIn(view.state)?.heads).toEqual([at("Two")]);
  expect(moveFolded(1)(view.state, view.dispatch)).toBe(true);
  expect(editor.lines).toEqual(["# One", "b", "# Two", "c", "|a"]);
  // Neither is folded: not its business.
  openAll(view.state, view.dispatch);
  expect(moveFolded(-1)(view.state, view.dispatch)).toBe(false);
});
