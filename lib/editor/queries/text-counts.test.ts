import { AllSelection, EditorState, TextSelection } from "prosemirror-state";
import { expect, it } from "vitest";
import { schema } from "../schema/schema.ts";
import { countSelection, countSome, countText } from "./text-counts.ts";

const doc = (...texts: string[]) =>
  schema.node(
    "doc",
    null,
    texts.map((text) => schema.node("block", null, text === "" ? [] : [schema.text(text)])),
  );

it.each([
  ["", 0],
  ["The quick brown fox", 4],
  ["  spaces   and—dashes, (brackets) ", 4],
  ["it's don’t state-of-the-art 3.14", 4],
  ["naïve café Ünïcödé", 3],
  ["今日は", 3],
  ["日本語 and English", 5],
  ["… — !", 0],
])("%j holds %i words", (text, count) => {
  expect(countText(doc(text)).words).toBe(count);
});

it("counts as long as it may, and begins where it stopped", () => {
  const long = doc("one", "two three");
  expect(countSome(long, -1)).toBe(false);
  expect(countSome(long, 10_000)).toBe(true);
  expect(countSome(long, -1)).toBe(true);
});

it("adds up blocks and does not join words across them", () => {
  expect(countText(doc("one", "two three", "")).words).toBe(3);
});

it.each([
  ["", 0],
  ["two words", 9],
  ["two\nlines", 8],
  ["今日は", 3],
  ["cafe\u0301", 4],
  ["👍🏽 👩‍👩‍👧 🇩🇪 😀", 7],
])("%j holds %i characters", (text, count) => {
  expect(countText(doc(text)).characters).toBe(count);
});

it("counts what is selected, across blocks", () => {
  const state = EditorState.create({ doc: doc("one two", "three", "four five") });
  const select = (selection: TextSelection | AllSelection) => state.apply(state.tr.setSelection(selection));
  expect(countSelection(state)).toBeUndefined();
  expect(countSelection(select(TextSelection.create(state.doc, 5, 22)))).toEqual({
    words: 3,
    characters: 13,
  });
  expect(countSelection(select(new AllSelection(state.doc)))).toEqual({ words: 5, characters: 21 });
  // Only the seam between two blocks.
  expect(countSelection(select(TextSelection.create(state.doc, 8, 10)))).toBeUndefined();
});
