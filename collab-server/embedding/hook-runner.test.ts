import { expect, test } from "vitest";
import { createRecordingLogger } from "#collab-server/testing/recording-logger.ts";
import { createFakeClock } from "#lib/collab/testing/fake-clock.ts";
import { createHookRunner } from "./hook-runner.ts";

function bench() {
  const clock = createFakeClock();
  const logger = createRecordingLogger();
  const runner = createHookRunner(clock, logger);
  return {
    clock,
    runner,
    codes: () => logger.events.map(({ fields }) => ("code" in fields ? fields.code : undefined)),
  };
}

test("HOOKS an answer is given, and leaves no timer", async () => {
  const { clock, runner, codes } = bench();
  expect(await runner.ask("onLoad", async () => 7)).toBe(7);
  expect(clock.pending).toBe(0);
  expect(codes()).toEqual([]);
});

test("HOOKS one that does not answer in ten seconds is given up, and what it does later is nobody's fault", async () => {
  const { clock, runner, codes } = bench();
  let fail = (_error: Error): void => {};
  const asked = runner.ask("authorise", () => new Promise((_resolve, reject) => (fail = reject)));
  clock.advance(9_999);
  expect(codes()).toEqual([]);
  clock.advance(1);
  await expect(asked).rejects.toMatchObject({ code: "hook_timeout" });
  fail(new Error("late"));
  await new Promise((resolve) => setImmediate(resolve));
  expect(codes()).toEqual(["hook_timeout"]);
});

test.each([
  [
    "throws",
    () => {
      throw new Error("theirs");
    },
  ],
  ["rejects", () => Promise.reject(new Error("theirs"))],
])("HOOKS one that %s is logged with its code, asked or told", async (_name, run) => {
  const { clock, runner, codes } = bench();
  await expect(runner.ask("onLoad", run)).rejects.toMatchObject({ code: "hook_failed" });
  runner.tell("onStore", run);
  await expect.poll(codes).toEqual(["hook_failed", "hook_failed"]);
  expect(clock.pending).toBe(0);
});
