import { expect, test } from "vitest";
import { createRedeemLimit } from "./redeem-limit.ts";

const fail = () => Promise.reject(new Error("wrong secret"));
const succeed = () => Promise.resolve("in");
const costOne = () => 1;

function limitAt(start: number) {
  const clock = { now: start };
  return { clock, limit: createRedeemLimit(() => clock.now) };
}

test("forty wrong secrets from one address, then right ones are refused too, until time has passed", async () => {
  const { clock, limit } = limitAt(0);
  for (let i = 0; i < 40; i++) await expect(limit.run("192.0.2.1", fail, costOne)).rejects.toThrow("wrong");
  const refused = limit.run("192.0.2.1", succeed, costOne);
  await expect(refused).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 1 });
  await expect(limit.run("192.0.2.2", succeed, costOne)).resolves.toBe("in");
  clock.now += 1_000;
  await expect(limit.run("192.0.2.1", succeed, costOne)).resolves.toBe("in");
});

test("a class behind one address comes in all at once", async () => {
  const { limit } = limitAt(0);
  const pupils = Array.from({ length: 35 }, () => limit.run("192.0.2.1", succeed, costOne));
  await expect(Promise.all(pupils)).resolves.toHaveLength(35);
});

test("many wrong secrets at the same moment do not all slip through", async () => {
  const { limit } = limitAt(0);
  let tried = 0;
  const guess = async () => {
    tried++;
    return fail();
  };
  await Promise.allSettled(Array.from({ length: 500 }, () => limit.run("192.0.2.1", guess, costOne)));
  expect(tried).toBe(40);
});

test("many addresses together have a limit as well", async () => {
  const { limit } = limitAt(0);
  for (let i = 0; i < 800; i++) await limit.run(`192.0.2.${i}`, fail, costOne).catch(() => {});
  await expect(limit.run("198.51.100.1", succeed, costOne)).rejects.toMatchObject({ code: "rate_limited" });
});

test("a link opened again costs nothing", async () => {
  const { limit } = limitAt(0);
  for (let i = 0; i < 1_000; i++) await limit.run("192.0.2.1", succeed, () => 0);
  await expect(limit.run("192.0.2.1", succeed, costOne)).resolves.toBe("in");
});
