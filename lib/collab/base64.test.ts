import { expect, it } from "vitest";
import { fromBase64, toBase64 } from "./base64.ts";

it("brings back every byte, also of more than one piece", () => {
  const bytes = Uint8Array.from({ length: 100_001 }, (_, index) => (index * 31) % 256);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  expect(toBase64(new Uint8Array())).toBe("");
});
