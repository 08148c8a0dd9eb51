import { expect, test } from "vitest";
import { cleanCommentText, cleanInsertion, cleanQuote } from "./comment-text.ts";

test("comments keep their lines, and lose what only pretends", () => {
  expect(cleanCommentText("  First \r\nSecond\u202e\u2067 line\u0007\n\n\n\nThird\u200b ")).toBe(
    "First\nSecond line\n\nThird",
  );
  expect(cleanCommentText("\u200b\u2066 \n")).toBe("");
});

test("emoji of several parts and letters of every direction stay", () => {
  expect(cleanCommentText("👩‍💻 שלום می‌خواهم")).toBe("👩‍💻 שלום می‌خواهم");
});

test("what is put into the text keeps its spaces and lines", () => {
  expect(cleanInsertion(" and\tmore \n\nlast\u202e")).toBe(" and more \n\nlast");
});

test("quotes are one line, cut between characters", () => {
  expect(cleanQuote("one\n two\u2028", 20)).toBe("one two");
  expect(cleanQuote("👩👩👩👩", 3)).toBe("👩👩👩…");
});
