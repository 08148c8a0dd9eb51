import type { Node } from "prosemirror-model";
import { expect, test } from "vitest";
import { schema } from "../../schema/schema.ts";
import { countFrom, countStarts, startsOf } from "./starts.ts";

const block = (text: string) => schema.node("block", null, text === "" ? [] : [schema.text(text)]);
const docOf = (blocks: readonly Node[]) => schema.node("doc", null, blocks);
const [one, two, three] = [block("one"), block(""), block("three")];

test("children begin behind each other, and the end of the last one is known", () => {
  expect([...startsOf(docOf([one, two, three])).copy()]).toEqual([0, 5, 7, 14]);
});

test.each([
  ["a letter more in the middle", [one, two, three], [one, block("x"), three]],
  ["one more", [one, three], [one, two, three]],
  ["one less", [one, two, three], [one, three]],
  ["the same block twice, and once less", [one, one, one], [one, one]],
  ["another order", [one, two, three], [three, one, two]],
  ["nothing that was there", [one, two], [block("new"), block("other"), block("third")]],
  ["nothing else", [one, two], [one, two]],
])("counted from what was there before: %s", (_, before, after) => {
  const fresh = docOf(after);
  countFrom(docOf(before), fresh);
  expect([...startsOf(fresh).copy()]).toEqual([...countStarts(after).copy()]);
});

test("the first child that ends behind a place", () => {
  const starts = startsOf(docOf([one, two, three]));
  expect([0, 4, 5, 6, 7, 13, 14].map((offset) => starts.endingBehind(offset))).toEqual([0, 0, 1, 1, 2, 2, 3]);
});
