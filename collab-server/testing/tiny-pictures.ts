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
