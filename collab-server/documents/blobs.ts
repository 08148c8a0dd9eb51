/** The pictures of documents: who may add and who may see them. A row document → hash is what opens one; the hash alone opens nothing. */
import type { Readable } from "node:stream";
import { type BlobStore, BlobTooLargeError, isBlobHash } from "#collab-server/blobs/blob-store.ts";
import { readPictureType } from "#collab-server/blobs/picture-type.ts";
import { limits } from "#lib/collab/limits.ts";
import type { BlobEntry } from "#lib/collab/service-api.ts";
import { DirectoryError, documentNotFound } from "./directory-error.ts";
import type { DirectoryPort } from "./directory-port.ts";
import { requireAccess } from "./document-access.ts";
import type { BlobRecord } from "./records.ts";

/** Each method throws DirectoryError `not_found` without access and `forbidden` with too weak a role. */
export interface Blobs {
  /** Needs `edit`. Throws `too_large` and `not_a_picture`. */
  add(personId: string, documentId: string, bytes: AsyncIterable<Uint8Array>): Promise<BlobEntry>;
  /** Needs `edit` here and `view` there: a picture that is pasted from another document. */
  copy(personId: string, documentId: string, from: { documentId: string; hash: string }): Promise<BlobEntry>;
  /** Needs `view`. */
  open(
    personId: string,
    documentId: string,
    hash: string,
  ): Promise<{ entry: BlobEntry; read: () => Readable }>;
  /** Removes the bytes that no document has a row for. Gives how many. */
  sweep(): Promise<number>;
}

export interface BlobsOptions {
  directory: DirectoryPort;
  blobs: BlobStore;
  /** Milliseconds since 1970. */
  now: () => number;
}

export function createBlobs({ directory, blobs, now }: BlobsOptions): Blobs {
  /** Writes the row. Under the document's lock, so that two uploads cannot both take the last free place. */
  function admit(record: BlobRecord): Promise<void> {
    return directory.exclusively(`document:${record.documentId}`, async () => {
      const there = await directory.blobsOfDocument(record.documentId);
      if (there.some(({ hash }) => hash === record.hash)) return;
      const bytes = there.reduce((sum, { byteLength }) => sum + byteLength, record.byteLength);
      if (bytes > limits.maxBlobBytesPerDocument)
        throw new DirectoryError("too_large", "The pictures of this document take up all the room there is.");
      await directory.write([{ kind: "blob", put: record }]);
    });
  }

  async function recordOf(personId: string, documentId: string, hash: string): Promise<BlobRecord> {
    await requireAccess(directory, personId, documentId, "view");
    const record = isBlobHash(hash) ? await directory.blob(documentId, hash) : undefined;
    if (record === undefined) throw documentNotFound();
    return record;
  }

  return {
    async add(personId, documentId, bytes) {
      await requireAccess(directory, personId, documentId, "edit");
      let record: BlobRecord | undefined;
      try {
        await blobs.put(bytes, limits.maxBlobBytes, async ({ hash, byteLength, head }) => {
          const picture = readPictureType(head);
          if (picture === undefined)
            throw new DirectoryError(
              "not_a_picture",
              "This is no picture. PNG, JPEG, GIF, WebP and AVIF are.",
            );
          record = { documentId, hash, byteLength, ...picture, addedBy: personId, addedAt: now() };
        });
      } catch (error) {
        if (error instanceof BlobTooLargeError)
          throw new DirectoryError("too_large", "A picture may have 20 MB at most.", { cause: error });
        throw error;
      }
      if (record === undefined) throw new Error("put broke its own contract");
      // Bytes before row: a row without bytes would be a broken picture, bytes without a row are swept.
      await admit(record);
      return toEntry(record);
    },

    async copy(personId, documentId, from) {
      await requireAccess(directory, personId, documentId, "edit");
      const record = await recordOf(personId, from.documentId, from.hash);
      const copied = { ...record, documentId, addedBy: personId, addedAt: now() };
      await admit(copied);
      return toEntry(copied);
    },

    async open(personId, documentId, hash) {
      const record = await recordOf(personId, documentId, hash);
      const found = await blobs.open(record.hash);
      if (found === undefined) throw documentNotFound();
      return { entry: { ...toEntry(record), byteLength: found.byteLength }, read: found.read };
    },

    async sweep() {
      let removed = 0;
      const young = now() - limits.unjoinedGrantMs;
      for await (const hash of blobs.list()) {
        const found = await blobs.open(hash);
        if (found === undefined || (await directory.isBlobUsed(hash))) continue;
        // Its row may be on the way.
        if (found.addedAt > young) continue;
        await blobs.remove(hash);
        removed++;
      }
      return removed;
    },
  };
}

function toEntry({ hash, type, byteLength, width, height }: BlobRecord): BlobEntry {
  return { hash, type, byteLength, width, height };
}
