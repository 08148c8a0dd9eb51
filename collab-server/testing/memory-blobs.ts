import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { type BlobStore, BlobTooLargeError } from "#collab-server/blobs/blob-store.ts";

/** Blobs in memory, as old as `now` says. */
export function createMemoryBlobs(now: () => number): BlobStore {
  const stored = new Map<string, { bytes: Buffer; addedAt: number }>();
  return {
    async put(chunks, maxBytes, accept) {
      const parts: Uint8Array[] = [];
      for await (const chunk of chunks) parts.push(chunk);
      const bytes = Buffer.concat(parts);
      if (bytes.byteLength > maxBytes) throw new BlobTooLargeError("too large");
      const hash = createHash("sha256").update(bytes).digest("hex");
      const blob = { hash, byteLength: bytes.byteLength, head: bytes };
      await accept(blob);
      stored.set(hash, { bytes, addedAt: now() });
      return blob;
    },
    async open(hash) {
      const found = stored.get(hash);
      if (found === undefined) return undefined;
      const { bytes, addedAt } = found;
      return { byteLength: bytes.byteLength, addedAt, read: () => Readable.from([bytes]) };
    },
    async *list() {
      yield* stored.keys();
    },
    async remove(hash) {
      stored.delete(hash);
    },
  };
}
