import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isPersonId } from "#lib/collab/service-api.ts";
import { newSession, openSession, sealSession, sessionSeconds } from "./session.ts";

const secret = "s".repeat(43);
const day = 24 * 60 * 60 * 1000;

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => vi.useRealTimers());

test("a new session is a person of its own with the first key version", () => {
  const session = newSession();
  expect(isPersonId(session.personId)).toBe(true);
  expect(session.keyVersion).toBe(1);
  expect(newSession().personId).not.toBe(session.personId);
});

test("what was sealed opens again, and asks for renewal after a week", async () => {
  const token = await sealSession({ personId: "p1", keyVersion: 4 }, secret);
  expect(await openSession(token, secret)).toEqual({ personId: "p1", keyVersion: 4, isOld: false });
  vi.setSystemTime(Date.now() + 8 * day);
  expect(await openSession(token, secret)).toEqual({ personId: "p1", keyVersion: 4, isOld: true });
});

test("no token, another secret's, a changed one, an expired one, or a strange person opens nothing", async () => {
  const token = await sealSession({ personId: "p1", keyVersion: 1 }, secret);
  expect(await openSession(undefined, secret)).toBeUndefined();
  expect(await openSession(token, "t".repeat(43))).toBeUndefined();
  expect(await openSession(`${token}x`, secret)).toBeUndefined();
  expect(
    await openSession(await sealSession({ personId: "a b\n", keyVersion: 1 }, secret), secret),
  ).toBeUndefined();
  vi.setSystemTime(Date.now() + (sessionSeconds + 1) * 1000);
  expect(await openSession(token, secret)).toBeUndefined();
});
