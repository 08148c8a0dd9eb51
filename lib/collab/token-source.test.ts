import { expect, it, vi } from "vitest";
import { createTokenSource, type TokenAnswer } from "./token-source.ts";

const minute = 60_000;

it("keeps a token until its last minute", async () => {
  let now = 0;
  const fetchToken = vi.fn<() => Promise<TokenAnswer>>(async () => ({
    kind: "token",
    token: `t${now}`,
    expiresAt: now + 10 * minute,
    url: "ws://quire.test/collab",
  }));
  const source = createTokenSource(fetchToken, () => now);
  expect(await source.ask({ fresh: false })).toMatchObject({ token: "t0" });
  now = 8 * minute;
  expect(await source.ask({ fresh: false })).toMatchObject({ token: "t0" });
  now = 9 * minute;
  expect(await source.ask({ fresh: false })).toMatchObject({ token: `t${9 * minute}` });
  expect(fetchToken).toHaveBeenCalledTimes(2);
});

it("gets a new one when told", async () => {
  let count = 0;
  const source = createTokenSource(async () => ({
    kind: "token",
    token: `t${++count}`,
    expiresAt: Number.POSITIVE_INFINITY,
    url: "ws://quire.test/collab",
  }));
  await source.ask({ fresh: false });
  expect(await source.ask({ fresh: true })).toMatchObject({ token: "t2" });
  expect(await source.ask({ fresh: false })).toMatchObject({ token: "t2" });
});

it("turns a fetch that throws into an answer that can be tried again", async () => {
  const source = createTokenSource(() => Promise.reject(new TypeError("Failed to fetch")));
  expect(await source.ask({ fresh: false })).toEqual({ kind: "failed" });
});
