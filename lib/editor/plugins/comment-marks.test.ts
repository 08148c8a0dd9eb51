// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest";
import { TestEditor } from "../test-editor.ts";
import { CommentMarks, commentMarksIn } from "./comment-marks.ts";
import { drawLayer } from "./late-decorations.ts";

let editor: TestEditor;
afterEach(() => editor.destroy());

function open(lines: readonly string[], activeId?: string) {
  editor = new TestEditor(lines, { format: "text" });
  const { view } = editor;
  const marks = CommentMarks.of(
    view.state,
    [
      { id: "one", from: 5, to: 8 },
      { id: "two", from: 9, to: 12 },
    ],
    activeId,
  );
  drawLayer("comments", marks)(view.state, view.dispatch);
  return view;
}
const shown = () =>
  commentMarksIn(editor.view.state)
    ?.places()
    .map(({ id, from, to }) => `${id}: ${editor.view.state.doc.textBetween(from, to, "¶")}`);

test("marks follow their words, and what is written beside them stays outside", () => {
  const view = open(["|abc def ghi"]);
  expect(shown()).toEqual(["one: def", "two: ghi"]);
  view.dispatch(view.state.tr.insertText("Now ", 1));
  view.dispatch(view.state.tr.insertText("!", 10));
  expect(shown()).toEqual(["one: d!ef", "two: ghi"]);
  view.dispatch(view.state.tr.insertText("<", 9));
  view.dispatch(view.state.tr.insertText(">", 14));
  expect(view.state.doc.textContent).toBe("Now abc <d!ef> ghi");
  expect(shown()).toEqual(["one: d!ef", "two: ghi"]);
  view.dispatch(view.state.tr.split(11));
  expect(shown()).toEqual(["one: d¶!ef", "two: ghi"]);
});

test("a thread whose text goes away is lost, and the others stay", () => {
  const view = open(["|abc def ghi"]);
  view.dispatch(view.state.tr.delete(4, 8));
  expect(shown()).toEqual(["two: ghi"]);
  expect([...(commentMarksIn(view.state)?.lost ?? [])]).toEqual(["one"]);
});

test("the active one is drawn stronger, and a place knows its threads", () => {
  const view = open(["|abc def ghi"], "two");
  expect(view.dom.querySelector(".comment-mark-active")?.textContent).toBe("ghi");
  expect(
    commentMarksIn(view.state)
      ?.places(6)
      .map(({ id }) => id),
  ).toEqual(["one"]);
});

/** What the page shows of the first line: [struck], {added}. */
const drawn = () => {
  const line = document.createElement("p");
  line.innerHTML = editor.view.dom.querySelector("[data-block]")?.innerHTML ?? "";
  for (const added of line.querySelectorAll(".proposal-added")) added.textContent = `{${added.textContent}}`;
  for (const struck of line.querySelectorAll(".proposal-struck"))
    struck.textContent = `[${struck.textContent}]`;
  return line.textContent;
};

function openProposals(line: string) {
  editor = new TestEditor([line], { format: "text" });
  const { view } = editor;
  const color = "#aa0000";
  const marks = CommentMarks.of(
    view.state,
    [
      { id: "replace", from: 5, to: 8, proposal: { insert: "new", color } },
      { id: "remove", from: 1, to: 4, proposal: { insert: "", color } },
      { id: "add", from: 12, to: 12, proposal: { insert: "!", color } },
    ],
    undefined,
  );
  drawLayer("comments", marks)(view.state, view.dispatch);
  return view;
}

test("suggestions are drawn in place and are no part of the document; each has one place", () => {
  const view = openProposals("|abc def ghi");
  expect(drawn()).toBe("[abc] [def]{new} ghi{!}");
  expect(view.state.doc.textContent).toBe("abc def ghi");
  expect(view.dom.querySelector("[data-thread=replace]")?.textContent).toBe("new");
  expect(shown()?.sort()).toEqual(["add: ", "remove: abc", "replace: def"]);
  view.dispatch(view.state.tr.insertText("Now ", 1));
  expect(drawn()).toBe("Now [abc] [def]{new} ghi{!}");
});

test("a suggestion whose text goes away takes what it would add along", () => {
  const view = openProposals("|abc def ghi");
  view.dispatch(view.state.tr.delete(4, 8));
  expect(drawn()).toBe("[abc] ghi{!}");
  expect([...(commentMarksIn(view.state)?.lost ?? [])]).toEqual(["replace"]);
});

test("those in a block that was written into are named, until somebody has looked after them", () => {
  const view = open(["|abc def ghi", "other"]);
  view.dispatch(view.state.tr.insertText("!", 14));
  expect([...(commentMarksIn(view.state)?.touched ?? [])]).toEqual([]);
  view.dispatch(view.state.tr.insertText("Now ", 1));
  const marks = commentMarksIn(view.state);
  expect([...(marks?.touched ?? [])]).toEqual(["one", "two"]);
  const settled = marks?.settled(new Set(["one"]));
  expect([...(settled?.touched ?? [])]).toEqual(["two"]);
  expect(settled?.draw()).toBe(marks?.draw());
  expect(settled?.settled(new Set(["one"]))).toBe(settled);
});
