import { assert, constantFrom, property, string } from "fast-check";
import { expect, test } from "vitest";
import { schema } from "../schema/schema.ts";
import { diffInline, keptRanges } from "./diff-inline.ts";

const block = (text: string) => schema.node("block", null, text === "" ? [] : [schema.text(text)]);

function applied(prev: string, next: string): string {
  const changes = diffInline(block(prev), block(next));
  let result = "";
  let from = 0;
  for (const change of changes) {
    result += prev.slice(from, change.from) + next.slice(change.start, change.end);
    from = change.to;
  }
  return result + prev.slice(from);
}

test("the changes turn the old text into the new, whatever the texts", () => {
  const text = string({ unit: constantFrom("a", "b", "c ", "word", "😀", "é"), maxLength: 30 });
  assert(
    property(text, text, (prev, next) => {
      expect(applied(prev, next)).toBe(next);
    }),
    { numRuns: 2_000 },
  );
});

test("two edits far apart stay two", () => {
  const middle = "the middle of the sentence that nobody touched";
  expect(diffInline(block(`one ${middle} two`), block(`1 ${middle} 2`))).toHaveLength(2);
  expect(diffInline(block(middle), block(`(${middle})`))).toEqual([
    { from: 0, to: 0, start: 0, end: 1 },
    { from: middle.length, to: middle.length, start: middle.length + 1, end: middle.length + 2 },
  ]);
});

test("a rewritten word is replaced whole, not letter by letter", () => {
  expect(diffInline(block("a quick fox"), block("a speedy fox"))).toHaveLength(1);
});

test("the caret says which of equal letters was typed", () => {
  expect(diffInline(block("aaaa"), block("aaaaa"), 2)).toEqual([{ from: 2, to: 2, start: 2, end: 3 }]);
});

test("a text that was written anew altogether is one change, and found out quickly", () => {
  const prev = block("abcdefghij".repeat(2_000));
  const next = block("klmnopqrst".repeat(2_000));
  expect(diffInline(prev, next)).toHaveLength(1);
});

test("kept stretches tell how far they moved", () => {
  expect(keptRanges([{ from: 2, to: 3, start: 2, end: 5 }], 8)).toEqual([
    { from: 0, to: 2, shift: 0 },
    { from: 5, to: 8, shift: 2 },
  ]);
});
