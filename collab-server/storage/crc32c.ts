/**
 * CRC-32C (Castagnoli, RFC 3720 appendix B.4), bytewise over one table of 256 entries. Written out here because the packages
 * that do it either bring native binaries that break `npm ci` (docs/decisions) or a dozen dependencies; rows are small.
 */
const reversedPolynomial = 0x82f63b78;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ reversedPolynomial : crc >>> 1;
  return crc;
});

/** The checksum of all `parts` in a row, as an unsigned 32-bit number. */
export function crc32c(...parts: readonly Uint8Array[]): number {
  let crc = 0xffffffff;
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) crc = (table[(crc ^ (part[i] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
