/**
 * Where the bytes of pictures lie: once each, under their SHA-256. Who may read which is not known here (documents/blobs.ts).
 */
import type { Readable } from "node:stream";

export interface StoredBlob {
  /** SHA-256 of the bytes, 64 hex digits. */
  hash: string;
  byteLength: number;
  /** The first bytes, to tell what it is: all of a small one. */
  head: Uint8Array;
}

export interface OpenBlob {
  byteLength: number;
  /** Milliseconds since 1970; taken in again, it counts anew. */
  addedAt: number;
  read: () => Readable;
}

/** More than this came. Nothing was stored. */
export class BlobTooLargeError extends Error {
  readonly code = "blob_too_large";
}

export interface BlobStore {
  /**
   * Takes the bytes in, on disk when the promise resolves. What was there already stays as it is. `accept` is asked before
   * anything gets its name: a rejection leaves nothing. Throws BlobTooLargeError past `maxBytes`.
   */
  put(
    bytes: AsyncIterable<Uint8Array>,
    maxBytes: number,
    accept: (blob: StoredBlob) => Promise<void> | void,
  ): Promise<StoredBlob>;
  /** Undefined: there is none of this hash. */
  open(hash: string): Promise<OpenBlob | undefined>;
  /** The hashes of all that are there. */
  list(): AsyncIterable<string>;
  /** Removing what is not there is no error. */
  remove(hash: string): Promise<void>;
}

/** The form of a hash, so that nothing else becomes part of a path or a key. */
export function isBlobHash(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}
