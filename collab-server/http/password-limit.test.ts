import { expect, test, vi } from "vitest";
import { limits } from "#lib/collab/limits.ts";
import { createPasswordLimit } from "./password-limit.ts";

const clock = { now: 0 };
const right = async () => true;
const wrong = async () => false;
const refused = { code: "rate_limited" };

test("right passwords cost nothing, however many open the link", async () => {
  const limit = createPasswordLimit(() => clock.now);
  for (let i = 0; i < limits.passwordBurst * 5; i++) expect(await limit("l", "192.0.2.1", right)).toBe(true);
});

test("many at once are not more than one after another", async () => {
  const limit = createPasswordLimit(() => clock.now);
  const check = vi.fn<() => Promise<boolean>>(wrong);
  const tries = Array.from({ length: 50 }, () => limit("l", "192.0.2.1", check));
  const done = await Promise.allSettled(tries);
  expect(check).toHaveBeenCalledTimes(limits.passwordBurst);
  expect(done.filter(({ status }) => status === "rejected")).toHaveLength(50 - limits.passwordBurst);
});

test("addresses together have few tries at one link, and more as time goes by", async () => {
  const limit = createPasswordLimit(() => clock.now);
  for (let i = 0; i < limits.passwordBurstOverall; i++)
    expect(await limit("l", `192.0.2.${i}`, wrong)).toBe(false);
  await expect(limit("l", "198.51.100.1", wrong)).rejects.toMatchObject(refused);
  expect(await limit("another", "198.51.100.1", wrong)).toBe(false);
  clock.now += limits.secondsPerPasswordOverall * 1000;
  expect(await limit("l", "198.51.100.2", wrong)).toBe(false);
  await expect(limit("l", "198.51.100.3", right)).rejects.toMatchObject(refused);
});

test("checks run one at a time", async () => {
  const limit = createPasswordLimit(() => clock.now);
  let running = 0;
  let most = 0;
  const check = async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
    return true;
  };
  await Promise.all(["a", "b", "c"].map((link) => limit(link, "192.0.2.1", check)));
  expect(most).toBe(1);
});
