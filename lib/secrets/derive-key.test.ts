import { expect, test } from "vitest";
import { deriveKey, keyPurposes } from "./derive-key.ts";

test("each purpose and each secret has a key of its own, always the same", () => {
  const keys = ["a".repeat(43), "b".repeat(43)].flatMap((secret) =>
    keyPurposes.map((purpose) => Buffer.from(deriveKey(secret, purpose)).toString("hex")),
  );
  expect(new Set(keys).size).toBe(keys.length);
  expect(deriveKey("x", "link")).toEqual(deriveKey("x", "link"));
  expect(deriveKey("x", "link").byteLength).toBe(32);
});
