import { expect, it } from "vitest";
import { schema } from "../schema/schema.ts";
import { countWords } from "./word-count.ts";

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
  expect(countWords(doc(text))).toBe(count);
});

it("adds up blocks and does not join words across them", () => {
  expect(countWords(doc("one", "two three", ""))).toBe(3);
});
