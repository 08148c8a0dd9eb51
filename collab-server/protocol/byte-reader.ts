import { isUtf8 } from "node:buffer";
import { ProtocolError } from "./protocol-error.ts";

/**
 * Reads lib0's encodings (https://github.com/dmonad/lib0, encoding.js) from bytes that nobody trusts: every length is checked
 * against what is left before anything is allocated, and what does not fit throws ProtocolError.
 */
export class ByteReader {
  readonly bytes: Uint8Array;
  position = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get remaining(): number {
    return this.bytes.byteLength - this.position;
  }

  uint8(): number {
    const byte = this.bytes[this.position];
    if (byte === undefined) throw new ProtocolError("the message ends too early");
    this.position++;
    return byte;
  }

  /** An unsigned integer up to 2^53 − 1. */
  varUint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.uint8();
      value += (byte & 0x7f) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new ProtocolError("a number is too large");
      if (byte < 0x80) return value;
      factor *= 128;
    }
  }

  /** A count of things that take at least `bytesEach` bytes, so that a lie about it is found before it costs anything. */
  count(bytesEach: number): number {
    const count = this.varUint();
    if (count * bytesEach > this.remaining) throw new ProtocolError("a count is larger than the message");
    return count;
  }

  skip(length: number): void {
    if (length > this.remaining) throw new ProtocolError("the message ends too early");
    this.position += length;
  }

  /** Bytes behind their length; a view, not a copy. */
  varBytes(): Uint8Array {
    const length = this.varUint();
    const start = this.position;
    this.skip(length);
    return this.bytes.subarray(start, start + length);
  }

  /** The bytes of a string, checked to be UTF-8. */
  varStringBytes(): Uint8Array {
    const bytes = this.varBytes();
    if (!isUtf8(bytes)) throw new ProtocolError("a string is not UTF-8");
    return bytes;
  }

  varString(): string {
    const bytes = this.varStringBytes();
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  }
}
