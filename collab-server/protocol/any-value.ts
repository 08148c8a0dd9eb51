/** The two ways in which Yjs writes plain values into an update: lib0's `any`, and JSON text. Both are walked, not built. */
import { limits } from "#lib/collab/limits.ts";
import type { ByteReader } from "./byte-reader.ts";
import { ProtocolError } from "./protocol-error.ts";

/** Reads over one value of lib0's `any` encoding. */
export function skipAny(reader: ByteReader, depth = 0): void {
  if (depth > limits.maxValueDepth) throw new ProtocolError("a value is nested too deep");
  const type = reader.uint8();
  switch (type) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125:
      return skipVarInt(reader);
    case 124: // float32
      return reader.skip(4);
    case 123: // float64
    case 122: // bigint
      return reader.skip(8);
    case 119:
      reader.varStringBytes();
      return;
    case 118: // object
      for (let left = reader.count(2); left > 0; left--) {
        reader.varStringBytes();
        skipAny(reader, depth + 1);
      }
      return;
    case 117: // array
      for (let left = reader.count(1); left > 0; left--) skipAny(reader, depth + 1);
      return;
    case 116:
      reader.varBytes();
      return;
    default:
      throw new ProtocolError(`unknown value type ${type}`);
  }
}

/** Reads over a string that must hold JSON (or the word undefined, where old versions of Yjs write it). */
export function skipJson(reader: ByteReader, isUndefinedAllowed: boolean): void {
  const text = reader.varString();
  if (isUndefinedAllowed && text === "undefined") return;
  assertDepth(parseJson(text));
}

/** JSON that somebody else wrote. Throws ProtocolError. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ProtocolError("a value is not JSON", "badMessage", cause);
  }
}

/** Throws ProtocolError when `value` nests deeper than limits.maxValueDepth. */
export function assertDepth(value: unknown, depth = 0): void {
  if (typeof value !== "object" || value === null) return;
  if (depth > limits.maxValueDepth) throw new ProtocolError("a value is nested too deep");
  for (const inner of Object.values(value)) assertDepth(inner, depth + 1);
}

function skipVarInt(reader: ByteReader): void {
  // 53 bits: six in the first byte, beside the sign, and seven in each of at most seven more.
  for (let i = 0; i < 8; i++) {
    if (reader.uint8() < 0x80) return;
  }
  throw new ProtocolError("a number is too large");
}
