import { expect, test } from "vitest";
import { createIdleCarets, idleAfterMs } from "./idle-carets.ts";

const at = (offset: number) => ({ cursor: { anchor: { offset }, head: { offset } } });

test("who does not move for a while is away, and back with the next move", () => {
  const carets = createIdleCarets();
  carets.heard(new Map([[1, at(1)]]), 0);
  carets.heard(new Map([[1, at(1)]]), idleAfterMs - 1);
  expect(carets.isIdle(1, idleAfterMs - 1)).toBe(false);
  expect(carets.isIdle(1, idleAfterMs)).toBe(true);
  carets.heard(new Map([[1, at(2)]]), idleAfterMs + 5);
  expect(carets.isIdle(1, idleAfterMs + 5)).toBe(false);
});

test("who hides the page goes away, too; who only reads does not", () => {
  const carets = createIdleCarets();
  carets.heard(
    new Map<number, unknown>([
      [1, at(1)],
      [2, {}],
    ]),
    0,
  );
  carets.heard(
    new Map<number, unknown>([
      [1, { cursor: null }],
      [2, {}],
    ]),
    10,
  );
  expect(carets.isIdle(1, 10 + idleAfterMs)).toBe(true);
  expect(carets.isIdle(2, 10 + idleAfterMs)).toBe(false);
});

test("who left is forgotten", () => {
  const carets = createIdleCarets();
  carets.heard(new Map([[1, at(1)]]), 0);
  carets.heard(new Map(), 1);
  expect(carets.isIdle(1, idleAfterMs * 2)).toBe(false);
});
