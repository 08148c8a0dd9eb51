/** What the wire refuses at its limits, and takes just below them. */
import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import { limits } from "#lib/collab/limits.ts";
import { ByteReader } from "./byte-reader.ts";
import { decodeClientMessage } from "./client-message.ts";
import { encodeAwareness } from "./server-message.ts";
import { readUpdateShape } from "./update-shape.ts";

const shapeOf = (bytes: Uint8Array) => readUpdateShape(new ByteReader(bytes));

function bytesOf(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const uints =
  (...numbers: number[]) =>
  (encoder: encoding.Encoder) => {
    for (const number of numbers) encoding.writeVarUint(encoder, number);
  };

/** One client's garbage collected structs of length one, and nothing deleted. */
const collected = (count: number, clock = 0) =>
  bytesOf((encoder) => {
    uints(1, count, 1, clock)(encoder);
    for (let i = 0; i < count; i++) uints(0, 1)(encoder);
    uints(0)(encoder);
  });

test("WIRE-LIMITS structs and deletes in one update", { timeout: 30_000 }, () => {
  expect(shapeOf(collected(1_000)).clientId).toBe(1);
  expect(() => shapeOf(collected(limits.maxUpdateStructs + 1))).toThrow(
    expect.objectContaining({ closeReason: "tooLarge" }),
  );
  const deletes = bytesOf((encoder) => {
    uints(0, 1, 1, limits.maxUpdateStructs + 1)(encoder);
    for (let i = 0; i <= limits.maxUpdateStructs; i++) uints(0, 1)(encoder);
  });
  expect(() => shapeOf(deletes)).toThrow(expect.objectContaining({ closeReason: "tooLarge" }));
});

test("WIRE-LIMITS a clock ends at its limit", () => {
  expect(shapeOf(collected(1, limits.maxClock - 1)).clientId).toBe(1);
  expect(() => shapeOf(collected(1, limits.maxClock))).toThrow("absurd");
});

test("WIRE-LIMITS roots named in one update", () => {
  const roots = (count: number) =>
    bytesOf((encoder) => {
      uints(1, count, 1, 0)(encoder);
      for (let i = 0; i < count; i++) {
        // Content "deleted", under a root of its own.
        uints(1, 1)(encoder);
        encoding.writeVarString(encoder, `r${i}`);
        uints(1)(encoder);
      }
      uints(0)(encoder);
    });
  expect(shapeOf(roots(limits.maxUpdateRoots)).clientId).toBe(1);
  expect(() => shapeOf(roots(limits.maxUpdateRoots + 1))).toThrow("roots");
});

test("WIRE-LIMITS how deep a value nests", () => {
  const nested = (depth: number) =>
    bytesOf((encoder) => {
      uints(1, 1, 1, 0, 8, 1)(encoder);
      encoding.writeVarString(encoder, "t");
      uints(1)(encoder);
      for (let i = 0; i < depth; i++) uints(117, 1)(encoder);
      uints(126, 0)(encoder);
    });
  expect(shapeOf(nested(limits.maxValueDepth)).clientId).toBe(1);
  expect(() => shapeOf(nested(limits.maxValueDepth + 1))).toThrow("deep");
});

test("WIRE-LIMITS entries of one presence message", () => {
  const entries = (count: number) =>
    encodeAwareness(Array.from({ length: count }, (_, i) => ({ clientId: i, clock: 1, json: "{}" })));
  expect(decodeClientMessage(entries(limits.maxAwarenessEntries)).type).toBe("awareness");
  expect(() => decodeClientMessage(entries(limits.maxAwarenessEntries + 1))).toThrow("too many");
});
