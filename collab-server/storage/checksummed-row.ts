/**
 * The head that every row of the log has: u8 version ‖ u32 crc32c, big-endian, of the key and of everything behind the head.
 * The checksum covers the key, so that a row under another's key does not pass for it.
 */
import { crc32c } from "./crc32c.ts";

const headBytes = 5;

/** `body` with its head, as stored under `key`. */
export function sealRow(key: Uint8Array, version: number, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(headBytes + body.byteLength);
  bytes[0] = version;
  new DataView(bytes.buffer).setUint32(1, crc32c(key, body));
  bytes.set(body, headBytes);
  return bytes;
}

/** The body of what is stored under `key`, or undefined when a bit of it is not as it was written. */
export function openRow(key: Uint8Array, version: number, bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.byteLength <= headBytes || bytes[0] !== version) return undefined;
  const body = bytes.subarray(headBytes);
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(1) === crc32c(key, body) ? body : undefined;
}
