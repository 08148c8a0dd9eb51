import { expect, test } from "vitest";
import { crc32c } from "./crc32c.ts";

// RFC 3720, appendix B.4, and the check value of the CRC catalogue.
test.each([
  ["the text 123456789", Buffer.from("123456789"), 0xe3069283],
  ["32 zeros", new Uint8Array(32), 0x8a9136aa],
  ["32 ones", new Uint8Array(32).fill(255), 0x62a8ab43],
  ["0 to 31", Uint8Array.from({ length: 32 }, (_, i) => i), 0x46dd794e],
  ["nothing", new Uint8Array(0), 0],
])("%s", (_, bytes, expected) => {
  expect(crc32c(bytes)).toBe(expected);
});

test("parts count as one run of bytes", () => {
  expect(crc32c(Buffer.from("1234"), new Uint8Array(0), Buffer.from("56789"))).toBe(0xe3069283);
});
