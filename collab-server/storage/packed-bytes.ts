/** Bytes compressed with brotli. Quality 1 for what is rewritten often, 4 (10–15 % smaller, up to twice the time) for what stays. */
import { promisify } from "node:util";
import { brotliCompressSync, brotliDecompress, brotliDecompressSync, constants } from "node:zlib";

const decompress = promisify(brotliDecompress);

/** Compresses `bytes`. Meant for a worker thread: it takes its time. */
export function packBytes(bytes: Uint8Array, quality: 1 | 4): Uint8Array {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
  };
  return Uint8Array.from(brotliCompressSync(bytes, { params }));
}

/** What was packed, of which `byteLength` is known. Throws when it is not that. */
export async function unpackBytes(packed: Uint8Array, byteLength: number): Promise<Uint8Array> {
  return checked(await decompress(packed, unpackOptions(byteLength)), byteLength);
}

/** The same at once; for a worker thread. */
export function unpackBytesSync(packed: Uint8Array, byteLength: number): Uint8Array {
  return checked(brotliDecompressSync(packed, unpackOptions(byteLength)), byteLength);
}

/** In one piece: Node would take 16 KB at a time, and put them together. */
function unpackOptions(byteLength: number): { maxOutputLength: number; chunkSize: number } {
  return { maxOutputLength: Math.max(1, byteLength), chunkSize: Math.max(64, byteLength + 1) };
}

function checked(bytes: Uint8Array, byteLength: number): Uint8Array {
  if (bytes.byteLength !== byteLength) throw new RangeError("packed bytes are not of the length they say");
  // A plain view: a Buffer is cloned into other threads as something else, and compares unequal in tests.
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
