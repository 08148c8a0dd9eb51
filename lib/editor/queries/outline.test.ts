import { EditorState } from "prosemirror-state";
import { expect, it } from "vitest";
import { schema } from "../schema/schema.ts";
import { outlineOf } from "./outline.ts";

const block = (text: string, level?: number) =>
  schema.node(
    "block",
    level === undefined ? null : { kind: "heading", level },
    text === "" ? [] : [schema.text(text)],
  );

const doc = schema.node("doc", null, [
  block("before"),
  block("One", 1),
  block("text"),
  block("", 2),
  block("  ", 2),
  block("Two", 2),
]);

it("lists headings that have words, with their levels and places", () => {
  const { headings, positions } = outlineOf(doc);
  expect(headings).toEqual([
    { text: "One", level: 1 },
    { text: "Two", level: 2 },
  ]);
  expect(positions.map((at) => doc.nodeAt(at)?.textContent)).toEqual(["One", "Two"]);
});

it("keeps the headings that nobody touched, and follows their places", () => {
  const state = EditorState.create({ doc });
  const before = outlineOf(state.doc);
  expect(outlineOf(state.doc)).toBe(before);

  const typed = state.apply(state.tr.insertText("some words ", 1));
  const after = outlineOf(typed.doc);
  expect(after.headings[0]).toBe(before.headings[0]);
  expect(after.headings[1]).toBe(before.headings[1]);
  expect(after.positions).toEqual(before.positions.map((at) => at + "some words ".length));

  const at = before.positions[1] ?? 0;
  const renamed = outlineOf(state.apply(state.tr.insertText("Number ", at + 1)).doc);
  expect(renamed.headings).toEqual([
    { text: "One", level: 1 },
    { text: "Number Two", level: 2 },
  ]);
});
