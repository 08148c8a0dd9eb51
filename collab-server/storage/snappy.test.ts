import { expect, test } from "vitest";
import { unpackSnappy } from "./snappy.ts";

const text = (packed: number[]): string => Buffer.from(unpackSnappy(Uint8Array.from(packed))).toString();
const letters = (word: string): number[] => [...Buffer.from(word)];

test("literals, and copies by each of the three tags, also of what they are just making", () => {
  // Literal of 4; copy 4 from 4 back (tag 1); copy 6 from 2 back (tag 2); copy 3 from 14 back (tag 3).
  const packed = [17, 3 << 2, ...letters("abcd"), 1, 4, (5 << 2) | 2, 2, 0, (2 << 2) | 3, 14, 0, 0, 0];
  expect(text(packed)).toBe("abcdabcdcdcdcdabc");
});

test("a long literal has its length behind the tag", () => {
  const long = "x".repeat(300);
  expect(text([0xac, 2, 61 << 2, 43, 1, ...letters(long)])).toBe(long);
});

test.each([
  ["nothing", []],
  ["a length without an end", [255]],
  ["a length that cannot be", [255, 255, 255, 255, 7, 0]],
  ["less than it says", [9, 0, 97]],
  ["a literal without its bytes", [4, 3 << 2, 97]],
  ["a copy from before the start", [5, 0, 97, 1, 9]],
  ["a copy past the end", [3, 0, 97, 1, 1]],
])("%s is refused", (_, packed) => {
  expect(() => unpackSnappy(Uint8Array.from(packed))).toThrow(RangeError);
});
