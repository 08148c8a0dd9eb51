import { expect, test } from "vitest";
import { englishTexts } from "#lib/texts/testing/english-texts.ts";
import { isQuoteOf, proposalText } from "./proposal-text.ts";

const says = (quote: string, insert: string, isInsertion = false) => {
  const range = { from: { at: 1 }, to: { at: isInsertion ? 1 : 2 } };
  return proposalText({ range, quote, suggestion: { insert, state: "open", decidedBy: null } }, englishTexts);
};

test("a suggestion is said in one sentence", () => {
  expect(says("a", "b")).toBe("Replace “a” with “b”");
  expect(says("", "b\nc", true)).toBe("Add “b ¶ c”");
  expect(says("a", "")).toBe("Delete “a”");
});

test("a space that goes or comes can be seen", () => {
  expect(says("", "")).toBe("Delete “␣”");
  expect(says("", "b")).toBe("Replace “␣” with “b”");
  expect(says("", " ", true)).toBe("Add “␣”");
});

test("words from right to left keep their signs on their own side", () => {
  expect(says("An", "שורה!")).toBe("Replace “An” with “\u2068שורה!\u2069”");
  expect(says("كتاب", "")).toBe("Delete “\u2068كتاب\u2069”");
});

test("a quote is cut, and on one line; the text it was taken from is still it", () => {
  expect(isQuoteOf("one two", " one\n two ")).toBe(true);
  expect(isQuoteOf("one t…", "one two")).toBe(true);
  expect(isQuoteOf("one two", "one, two")).toBe(false);
  expect(isQuoteOf("one two…", "one")).toBe(false);
});
