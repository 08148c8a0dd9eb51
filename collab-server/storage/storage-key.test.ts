import { expect, test } from "vitest";
import { keyRange, namedKey, nameOf, numberedKey, rowNumberOf } from "./storage-key.ts";

test("rows of one name sort by number, also past one and four bytes", () => {
  const numbers = [0, 1, 255, 256, 2 ** 32 - 1, 2 ** 32, Number.MAX_SAFE_INTEGER];
  const keys = numbers.map((number) => numberedKey("log", "room", number));
  expect(keys.toReversed().sort((a, b) => Buffer.compare(a, b))).toEqual(keys);
  expect(keys.map(rowNumberOf)).toEqual(numbers);
  expect(keys.map(nameOf)).toEqual(numbers.map(() => "room"));
});

test("a name that begins with another's name is outside its range", () => {
  const range = keyRange("log", "room");
  const isInside = (key: Uint8Array): boolean =>
    Buffer.compare(key, range.gte) >= 0 && Buffer.compare(key, range.lt) < 0;
  expect(isInside(numberedKey("log", "room", 0))).toBe(true);
  expect(isInside(numberedKey("log", "room", Number.MAX_SAFE_INTEGER))).toBe(true);
  expect(isInside(numberedKey("log", "room2", 0))).toBe(false);
  expect(isInside(numberedKey("log", "roo", 5))).toBe(false);
  expect(isInside(numberedKey("logs", "room", 5))).toBe(false);
});

test("a whole kind is a range too", () => {
  const range = keyRange("log");
  expect(Buffer.compare(namedKey("log", ""), range.gte)).toBeGreaterThanOrEqual(0);
  expect(Buffer.compare(numberedKey("log", "\u{10ffff}", 9), range.lt)).toBeLessThan(0);
  expect(Buffer.compare(namedKey("lot", "a"), range.lt)).toBeGreaterThan(0);
});

test("a zero byte or an impossible number is refused", () => {
  expect(() => namedKey("log", "a\0b")).toThrow(RangeError);
  expect(() => numberedKey("log", "a", -1)).toThrow(RangeError);
  expect(() => numberedKey("log", "a", 0.5)).toThrow(RangeError);
});
