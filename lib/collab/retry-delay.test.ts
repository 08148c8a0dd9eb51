import { expect, it } from "vitest";
import { retryDelayMs } from "./retry-delay.ts";

it("doubles from a quarter of a second to ten seconds", () => {
  const delays = [1, 2, 3, 4, 5, 6, 7, 100].map((failures) => retryDelayMs(failures, 1));
  expect(delays).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
});

it("spreads over the upper half", () => {
  expect(retryDelayMs(4, 0)).toBe(1_000);
  expect(retryDelayMs(4, 0.5)).toBe(1_500);
});
