import { expect, test } from "vitest";
import { type IdRanges, includesRanges, isSameRanges } from "./id-ranges.ts";

const ranges = (...list: [number, number][]): IdRanges => new Map([[1, list]]);

test("a set includes what lies inside one of its ranges, and nothing that reaches over", () => {
  const outer = ranges([0, 5], [10, 20]);
  expect(includesRanges(outer, ranges([0, 5], [10, 20]))).toBe(true);
  expect(includesRanges(outer, ranges([1, 2], [3, 4], [12, 20]))).toBe(true);
  expect(includesRanges(outer, ranges([4, 6]))).toBe(false);
  expect(includesRanges(outer, ranges([0, 20]))).toBe(false);
  expect(includesRanges(outer, ranges([20, 21]))).toBe(false);
  expect(includesRanges(outer, new Map([[2, [[0, 1]]]]))).toBe(false);
  expect(includesRanges(outer, new Map())).toBe(true);
});

test("two sets are the same when each includes the other", () => {
  expect(isSameRanges(ranges([0, 5]), ranges([0, 5]))).toBe(true);
  expect(isSameRanges(ranges([0, 5]), ranges([0, 4]))).toBe(false);
  expect(isSameRanges(ranges([0, 4]), ranges([0, 5]))).toBe(false);
});
