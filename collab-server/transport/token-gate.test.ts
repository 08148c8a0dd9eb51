import { expect, test } from "vitest";
import { createFakeClock } from "#lib/collab/testing/fake-clock.ts";
import { signToken } from "#lib/secrets/token.ts";
import { createTokenGate } from "./token-gate.ts";

const key = new Uint8Array(32).fill(1);
const claims = { sub: "p", name: "P", color: "#1d4ed8" };

test("HANDSHAKE-TOKEN a good token gives its claims, again and again", async () => {
  const gate = createTokenGate(key, createFakeClock());
  const token = await signToken("collab", key, claims, 60);
  expect(await gate.check(token)).toMatchObject(claims);
  expect(await gate.check(token)).toMatchObject(claims);
});

test("HANDSHAKE-TOKEN a refusal is remembered: the same token is not looked at again", async () => {
  const clock = createFakeClock();
  const wrongKey = Uint8Array.from(key);
  const gate = createTokenGate(wrongKey, clock);
  const token = await signToken("collab", key, claims, 60);
  wrongKey.fill(2);
  expect(await gate.check(token)).toBeUndefined();
  // With the right key it would pass, if anybody looked.
  wrongKey.set(key);
  expect(await gate.check(token)).toBeUndefined();
  clock.advance(600_001);
  expect(await gate.check(token)).toMatchObject(claims);
});

test("HANDSHAKE-TOKEN nothing is no token", async () => {
  expect(await createTokenGate(key, createFakeClock()).check(undefined)).toBeUndefined();
});
