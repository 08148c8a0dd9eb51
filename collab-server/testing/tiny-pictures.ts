import { deflateSync } from "node:zlib";

/** The smallest whole files of each kind that is taken: one pixel each. */
const base64 = {
  png: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  gif: "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
  webp: "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA",
} as const;

export type TinyPicture = keyof typeof base64;

/** The bytes of a picture; with `mark`, of another one that looks the same. */
export function tinyPicture(kind: TinyPicture, mark = ""): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([Buffer.from(base64[kind], "base64"), Buffer.from(mark)]));
}

/** A PNG's header that claims a size. */
export function claimedPng(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = tinyPicture("png");
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

/** A whole PNG of this size, in one colour with a lighter middle: large enough to be pointed at. */
export function paintedPng(width: number, height: number): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const line = 1 + width * 3;
  const pixels = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const near = Math.hypot(x / width - 0.5, y / height - 0.5);
      pixels.set([90 + 120 * near, 130 + 60 * near, 170 - 90 * near], y * line + 1 + x * 3);
    }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk("IHDR", header), chunk("IDAT", deflateSync(pixels)), chunk("IEND", Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([signature, ...chunks]));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const bytes = Buffer.alloc(body.byteLength + 8);
  bytes.writeUInt32BE(data.byteLength, 0);
  bytes.set(body, 4);
  bytes.writeUInt32BE(crc32(body), body.byteLength + 4);
  return bytes;
}

/** The CRC of PNG (ISO 3309), a bit at a time: zlib has it only from Node 22 on. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
