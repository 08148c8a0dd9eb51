import { expect, test } from "vitest";
import { decodeLogRow, encodeLogRow } from "./log-row.ts";

const key = Buffer.from("log\0room\0........");
const row = {
  sequence: 70_000,
  at: 1_790_000_000_000,
  personId: "Zoë",
  clientId: 4_294_967_295,
  update: Uint8Array.of(0, 0),
};

test("a row comes back as it was written", () => {
  expect(decodeLogRow(key, encodeLogRow(key, row))).toEqual(row);
  expect(
    decodeLogRow(key, encodeLogRow(key, { ...row, personId: "", update: new Uint8Array(0) })),
  ).toMatchObject({ personId: "" });
});

test("any flipped bit, any cut, and another key are noticed", () => {
  const bytes = encodeLogRow(key, row);
  for (let bit = 0; bit < bytes.byteLength * 8; bit++) {
    const flipped = Uint8Array.from(bytes, (byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    expect(decodeLogRow(key, flipped), `bit ${bit}`).toBeUndefined();
  }
  for (let length = 0; length < bytes.byteLength; length++) {
    expect(decodeLogRow(key, bytes.subarray(0, length)), `length ${length}`).toBeUndefined();
  }
  expect(decodeLogRow(Buffer.from("log\0other\0......."), bytes)).toBeUndefined();
});
