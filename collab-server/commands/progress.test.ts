import { expect, test } from "vitest";
import { createProgress } from "./progress.ts";

function bench(isTTY: boolean) {
  const written: string[] = [];
  const clock = { now: 0 };
  const progress = createProgress({
    stream: { isTTY, write: (text: string) => written.push(text) },
    now: () => clock.now,
  });
  return { written, clock, progress };
}

test("on a terminal one line is written over, ten times a second at most, and is gone at the end", () => {
  const { written, clock, progress } = bench(true);
  for (clock.now = 0; clock.now < 1_000; clock.now += 10) progress.report(`${clock.now} rows`);
  expect(written).toHaveLength(10);
  expect(written[0]).toBe("\r\u001b[2K0 rows");
  expect(written.join("")).not.toContain("\n");
  progress.end();
  progress.end();
  expect(written.at(-1)).toBe("\r\u001b[2K");
  expect(written).toHaveLength(11);
});

test("in a file there is a plain line every ten seconds, and none for what is done sooner", () => {
  const { written, clock, progress } = bench(false);
  progress.report("1 row");
  progress.end();
  expect(written).toEqual([]);
  for (; clock.now <= 25_000; clock.now += 100) progress.report(`${clock.now} rows`);
  expect(written).toEqual(["10000 rows\n", "20000 rows\n"]);
});
