/**
 * LevelDB's own log file (doc/log_format.md in its sources): blocks of 32 KB, in them records with a checksum, a length and a type.
 * LevelDB drops what it cannot read there, and everything behind it in the same block, without a word, also when it was
 * acknowledged long ago. So we look first.
 */
import { crc32c } from "./crc32c.ts";

const blockBytes = 32_768;
const headerBytes = 7;

/**
 * Where the first record begins whose checksum is wrong; undefined when there is none. What ends too early, or is all zeros, is the
 * end of a write that was cut off, and no damage.
 */
export function findLogDamage(file: Uint8Array): number | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = 0;
  while (at + headerBytes <= file.byteLength) {
    const left = blockBytes - (at % blockBytes);
    if (left < headerBytes) {
      at += left;
      continue;
    }
    const length = view.getUint16(at + 4, true);
    const type = file[at + 6] ?? 0;
    const end = at + headerBytes + length;
    if (type === 0 && length === 0 && view.getUint32(at, true) === 0) {
      at += left;
      continue;
    }
    if (headerBytes + length > left) return at;
    if (end > file.byteLength) return undefined;
    if (unmasked(view.getUint32(at, true)) !== crc32c(file.subarray(at + 6, end))) return at;
    at = end;
  }
  return undefined;
}

/** Checksums lie rotated in the file, because a checksum of what holds checksums is a weak one. */
function unmasked(stored: number): number {
  const rotated = (stored - 0xa282ead8) >>> 0;
  return ((rotated >>> 17) | (rotated << 15)) >>> 0;
}
