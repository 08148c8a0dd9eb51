import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeFolder } from "#lib/files/make-folder.ts";
import { type BlobStore, BlobTooLargeError, isBlobHash, type StoredBlob } from "./blob-store.ts";

/** Enough for the header of every kind of picture we take, with a photograph's thumbnail and colour profile before it. */
const headBytes = 512 * 1024;

/**
 * The blobs of one data folder: `<folder>/<first two digits>/<hash>`, written beside their place, synced, and named last. A
 * crash leaves at most a file that ends in `.part`, which the next `list` removes.
 */
export function createBlobFolder(folder: string): BlobStore {
  const pathOf = (hash: string): string => join(folder, hash.slice(0, 2), hash);

  return {
    async put(bytes, maxBytes, accept) {
      makeFolder(folder);
      const part = join(folder, `${randomUUID()}.part`);
      const file = await open(part, "wx", 0o600);
      try {
        const blob = await writeAll(file, bytes, maxBytes);
        await accept(blob);
        await file.sync();
        await file.close();
        const place = pathOf(blob.hash);
        makeFolder(dirname(place));
        await rename(part, place);
        await syncFolder(dirname(place));
        await syncFolder(folder);
        return blob;
      } catch (error) {
        await file.close().catch(() => {});
        await rm(part, { force: true });
        throw error;
      }
    },

    async open(hash) {
      if (!isBlobHash(hash)) return undefined;
      const found = await stat(pathOf(hash)).catch(unlessMissing);
      return (
        found && {
          byteLength: found.size,
          addedAt: found.mtimeMs,
          read: () => createReadStream(pathOf(hash)),
        }
      );
    },

    async *list() {
      for (const name of await namesIn(folder)) {
        const path = join(folder, name);
        if (name.endsWith(".part")) await removeIfOld(path);
        else for (const hash of await namesIn(path)) if (isBlobHash(hash)) yield hash;
      }
    },

    async remove(hash) {
      if (isBlobHash(hash)) await rm(pathOf(hash), { force: true });
    },
  };
}

async function writeAll(
  file: FileHandle,
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<StoredBlob> {
  const hash = createHash("sha256");
  const head: Uint8Array[] = [];
  let byteLength = 0;
  for await (const chunk of bytes) {
    if (byteLength < headBytes) head.push(chunk.subarray(0, headBytes - byteLength));
    byteLength += chunk.byteLength;
    if (byteLength > maxBytes) throw new BlobTooLargeError(`more than ${maxBytes} bytes`);
    hash.update(chunk);
    await file.appendFile(chunk);
  }
  return { hash: hash.digest("hex"), byteLength, head: Buffer.concat(head) };
}

/** Younger ones may be uploads under way. */
const partIsOldMs = 24 * 60 * 60 * 1000;

async function removeIfOld(path: string): Promise<void> {
  const found = await stat(path).catch(unlessMissing);
  if (found !== undefined && Date.now() - found.mtimeMs > partIsOldMs) await rm(path, { force: true });
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(unlessMissing)) ?? [];
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
    return undefined;
  throw error;
}

/** The name of a file is on disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
