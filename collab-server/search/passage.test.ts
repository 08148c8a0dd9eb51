import { expect, test } from "vitest";
import { findPassage, markAll } from "./passage.ts";

const filler = "Lorem ipsum dolor sit amet consetetur sadipscing elitr ".repeat(8);
const shown = ({ text, marks }: { text: string; marks: [number, number][] }) =>
  marks.map(([from, to]) => text.slice(from, to));

test("marks the words as they stand there", () => {
  const marked = markAll("Zur Straße nach Zürich", new Set(["strasse", "zurich"]));
  expect(shown(marked)).toEqual(["Straße", "Zürich"]);
});

test("shows the block with most of the words, by its name", () => {
  const text = `the apple\nthe pear\nan apple and a pear\nmore`;
  const passage = findPassage({ text, names: "a-1\n\nc-3\nd-4" }, new Set(["apple", "pear"]), 2);
  expect(passage).toEqual({
    text: "an apple and a pear",
    marks: [
      [3, 8],
      [15, 19],
    ],
    place: "b-c-3",
    isCutBefore: false,
    isCutAfter: false,
  });
  expect(findPassage({ text, names: "a-1\n\nc-3\nd-4" }, new Set(["nothing"]), 1)).toBeNull();
  expect(findPassage({ text: "x\npear", names: "\n" }, new Set(["pear"]), 1)?.place).toBeNull();
});

test("cuts a long block around the words, and says so", () => {
  const passage = findPassage({ text: `${filler}needle ${filler}`, names: "a-1" }, new Set(["needle"]), 1);
  expect(passage).toMatchObject({ isCutBefore: true, isCutAfter: true });
  expect(passage && shown(passage)).toEqual(["needle"]);
  expect(passage?.text.length).toBeLessThan(200);
  expect(passage?.text.trim()).toBe(passage?.text);
});

test("pairs of letters are one mark, and a sign is never cut in two", () => {
  const text = `${"𠮷".repeat(100)}東京都${"𠮷".repeat(200)}`;
  const passage = findPassage({ text, names: "a-1" }, new Set(["東京", "京都"]), 2);
  expect(passage && shown(passage)).toEqual(["東京都"]);
  expect(passage?.text).not.toMatch(/\p{Cs}/u);
});

test("a text of one endless word, and one of a hundred thousand matches, take no time", () => {
  const started = performance.now();
  findPassage({ text: "a".repeat(400_000), names: "" }, new Set(["a"]), 1);
  const many = findPassage({ text: "aa ".repeat(130_000), names: "" }, new Set(["aa", "bb"]), 2);
  expect(many?.marks.length).toBeLessThanOrEqual(60);
  expect(performance.now() - started).toBeLessThan(2_000);
});
