import { expect, test } from "vitest";
import { restartDelay } from "./restart-policy.ts";

test("waits longer after each crash, and gives up at the sixth within a minute", () => {
  const crashes: number[] = [];
  const delays: (number | undefined)[] = [];
  for (let at = 0; at < 6_000; at += 1_000) {
    crashes.push(at);
    delays.push(restartDelay(crashes));
  }
  expect(delays).toEqual([200, 400, 800, 1_600, 3_200, undefined]);
});

test("a crash now and then is always mended", () => {
  const crashes = Array.from({ length: 50 }, (_, index) => index * 61_000);
  expect(restartDelay(crashes)).toBe(200);
});
