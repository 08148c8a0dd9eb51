import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isPersonId } from "#lib/collab/service-api.ts";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { signToken } from "#lib/secrets/token.ts";
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
  const token = await sealSession({ personId: "p1", keyVersion: 4, deviceId: "d" }, secret);
  expect(await openSession(token, secret)).toEqual({
    personId: "p1",
    keyVersion: 4,
    deviceId: "d",
    isOld: false,
  });
  vi.setSystemTime(Date.now() + 8 * day);
  expect(await openSession(token, secret)).toEqual({
    personId: "p1",
    keyVersion: 4,
    deviceId: "d",
    isOld: true,
  });
});

test("a session from before devices were told apart gets an id, always the same, and is renewed", async () => {
  const key = deriveKey(secret, "session");
  const [one, other] = [
    await signToken("session", key, { sub: "p1", kv: 1 }, 60),
    await signToken("session", key, { sub: "p2", kv: 1 }, 60),
  ];
  const opened = await openSession(one, secret);
  expect(opened).toMatchObject({ deviceId: expect.stringMatching(/^[a-f0-9]{12}$/), isOld: true });
  expect(await openSession(one, secret)).toEqual(opened);
  expect((await openSession(other, secret))?.deviceId).not.toBe(opened?.deviceId);
});

test("no token, another secret's, a changed one, an expired one, or a strange person opens nothing", async () => {
  const token = await sealSession({ personId: "p1", keyVersion: 1, deviceId: "d" }, secret);
  expect(await openSession(undefined, secret)).toBeUndefined();
  expect(await openSession(token, "t".repeat(43))).toBeUndefined();
  expect(await openSession(`${token}x`, secret)).toBeUndefined();
  expect(
    await openSession(await sealSession({ personId: "a b\n", keyVersion: 1, deviceId: "d" }, secret), secret),
  ).toBeUndefined();
  vi.setSystemTime(Date.now() + (sessionSeconds + 1) * 1000);
  expect(await openSession(token, secret)).toBeUndefined();
});
