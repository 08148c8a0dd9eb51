/**
 * Keys of the ordered store (contracts.md, Names and roots): kind ‖ 0x00 ‖ name ‖ 0x00 ‖ u64 big-endian.
 * Kinds and names hold no zero byte, so no name is a prefix of another's rows and numbers sort as numbers.
 */
import type { KeyRange } from "./ordered-store.ts";

const encoder = new TextEncoder();

/** The key of row `number` (0 to 2^53 − 1) under `name`. Throws RangeError on a zero byte or a number outside. */
export function numberedKey(kind: string, name: string, number: number): Uint8Array {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`no row number: ${number}`);
  const prefix = namedKey(kind, name);
  const key = new Uint8Array(prefix.byteLength + 8);
  key.set(prefix);
  new DataView(key.buffer).setBigUint64(prefix.byteLength, BigInt(number));
  return key;
}

/** The key of the one row that `name` has under `kind`, which is also the prefix of its numbered rows. */
export function namedKey(kind: string, name: string): Uint8Array {
  if (kind.includes("\0") || name.includes("\0")) throw new RangeError("a key part holds a zero byte");
  return encoder.encode(`${kind}\0${name}\0`);
}

/** All numbered rows of one name, or all rows of a kind when no name is given. */
export function keyRange(kind: string, name?: string): KeyRange {
  const prefix = name === undefined ? encoder.encode(`${kind}\0`) : namedKey(kind, name);
  const end = Uint8Array.from(prefix);
  // The prefix ends with a zero byte, so the first key behind it is the prefix with a one there.
  end[end.byteLength - 1] = 1;
  return { gte: prefix, lt: end };
}

/** The number at the end of a key made by numberedKey. */
export function rowNumberOf(key: Uint8Array): number {
  return Number(new DataView(key.buffer, key.byteOffset + key.byteLength - 8, 8).getBigUint64(0));
}

/** The name inside a key made by numberedKey or namedKey. */
export function nameOf(key: Uint8Array): string {
  const start = key.indexOf(0) + 1;
  return new TextDecoder().decode(key.subarray(start, key.indexOf(0, start)));
}
