import { expect, test } from "vitest";
import { closeCodes, closeReasonOf, isRetryable } from "./close-codes.ts";

test("the table's retry column is what y-websocket does with the code", () => {
  const failures = Object.values(closeCodes).filter(({ code }) => code !== closeCodes.normal.code);
  for (const { code, retry } of failures) expect(isRetryable(code)).toBe(retry);
});

test("codes are unique and found again", () => {
  const codes = Object.values(closeCodes).map((entry) => entry.code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(closeReasonOf(4403)).toBe("forbidden");
  expect(closeReasonOf(1006)).toBeUndefined();
});
