import { expect, test } from "vitest";
import { createTokenBuckets } from "./token-bucket.ts";

function bucketsAt(start: number) {
  const clock = { now: start };
  const buckets = createTokenBuckets({ capacity: 3, perSecond: 2, now: () => clock.now, maxBuckets: 10 });
  return { clock, buckets };
}

test("a burst passes, then the bucket is empty until it fills again", () => {
  const { clock, buckets } = bucketsAt(1_000);
  for (let i = 0; i < 3; i++) {
    expect(buckets.waitMs("a")).toBe(0);
    buckets.spend("a", 1);
  }
  expect(buckets.waitMs("a")).toBe(500);
  clock.now += 499;
  expect(buckets.waitMs("a")).toBeGreaterThan(0);
  clock.now += 1;
  expect(buckets.waitMs("a")).toBe(0);
});

test("a debt is paid before the next call passes", () => {
  const { clock, buckets } = bucketsAt(0);
  buckets.spend("a", 7);
  expect(buckets.waitMs("a")).toBe(2_500);
  clock.now += 2_500;
  expect(buckets.waitMs("a")).toBe(0);
});

test("keys do not share a bucket, and no bucket holds more than its capacity", () => {
  const { clock, buckets } = bucketsAt(0);
  buckets.spend("a", 3);
  expect(buckets.waitMs("b")).toBe(0);
  clock.now += 60_000;
  buckets.spend("a", 3);
  expect(buckets.waitMs("a")).toBe(500);
});

test("among too many buckets the fullest are forgotten, never the emptiest", () => {
  const { buckets } = bucketsAt(0);
  buckets.spend("guesser", 30);
  for (let i = 0; i < 200; i++) buckets.spend(`visitor ${i}`, 1);
  expect(buckets.waitMs("guesser")).toBeGreaterThan(10_000);
});
