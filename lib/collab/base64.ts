/** Bytes as base64 (RFC 4648), without Buffer and in pieces that a call's arguments can hold. */
export function toBase64(bytes: Uint8Array): string {
  const pieceLength = 0x8000;
  let binary = "";
  for (let start = 0; start < bytes.length; start += pieceLength) {
    binary += String.fromCharCode(...bytes.subarray(start, start + pieceLength));
  }
  return btoa(binary);
}

/** The bytes behind a base64 text. Throws DOMException on anything else. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
