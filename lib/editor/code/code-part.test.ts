import { expect, test } from "vitest";
import { partAround, readingStart } from "./code-part.ts";

const lines = Array.from({ length: 1_000 }, (_, at) => `line ${at}`);
const text = lines.join("\n");
const at = (line: number) => lines.slice(0, line).join("\n").length + (line > 0 ? 1 : 0);

test("whole lines around what is seen, and lines before them to read", () => {
  const part = partAround(text, { from: at(500) + 3, to: at(540) + 2 });
  expect(text.slice(part.from, part.to).split("\n").at(0)).toBe("line 460");
  expect(text.slice(part.from, part.to).split("\n").at(-1)).toBe("line 580");
  expect(text.slice(readingStart(text, part)).split("\n").at(0)).toBe("line 310");
});

test("at the ends there is less", () => {
  expect(partAround(text, { from: 0, to: at(20) })).toEqual({ from: 0, to: at(61) - 1 });
  expect(partAround(text, { from: at(980), to: text.length })).toEqual({ from: at(940), to: text.length });
  expect(readingStart(text, { from: at(10), to: text.length })).toBe(0);
  expect(partAround("one line", { from: 2, to: 3 })).toEqual({ from: 0, to: 8 });
});
