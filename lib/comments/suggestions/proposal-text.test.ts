import { expect, test } from "vitest";
import { englishTexts } from "#lib/texts/testing/english-texts.ts";
import { isQuoteOf, proposalText } from "./proposal-text.ts";

const says = (quote: string, insert: string) =>
  proposalText({ quote, suggestion: { insert, state: "open", decidedBy: null } }, englishTexts);

test("a suggestion is said in one sentence", () => {
  expect(says("a", "b")).toBe("Replace “a” with “b”");
  expect(says("", "b\nc")).toBe("Add “b ¶ c”");
  expect(says("a", "")).toBe("Delete “a”");
});

test("a quote is cut, and on one line; the text it was taken from is still it", () => {
  expect(isQuoteOf("one two", " one\n two ")).toBe(true);
  expect(isQuoteOf("one t…", "one two")).toBe(true);
  expect(isQuoteOf("one two", "one, two")).toBe(false);
  expect(isQuoteOf("one two…", "one")).toBe(false);
});
