import { join } from "node:path";
import { Readable } from "node:stream";
import { createBlobFolder } from "../blobs/blob-folder.ts";
import type { BlobStore } from "../blobs/blob-store.ts";
import { BackupError, type BackupRecord } from "../maintenance/backup-format.ts";
import { openLevelDatabase } from "../storage/level-database.ts";
import type { StoreWrite } from "../storage/ordered-store.ts";
import { storageVersion } from "../storage/storage-format.ts";
import type { Progress } from "./progress.ts";

/** One batch of this size is synced at a time. */
const batchBytes = 4 * 1024 * 1024;

/** Makes a data folder of a backup, without the secret, and gives what else the backup holds. Throws BackupError. */
export async function unpackBackup(
  records: AsyncIterable<BackupRecord>,
  folder: string,
  progress: Progress,
): Promise<{ rows: number; createdAt: number; secret: string | undefined }> {
  const database = await openLevelDatabase(join(folder, "leveldb"));
  const blobs = createBlobFolder(join(folder, "blobs"));
  const found = { rows: 0, createdAt: 0, secret: undefined as string | undefined };
  let [batch, bytes]: [StoreWrite[], number] = [[], 0];
  async function flush(): Promise<void> {
    await database.batch(batch);
    [batch, bytes] = [[], 0];
  }

  try {
    for await (const record of records) {
      if (record.kind === "header") {
        if (record.header.storageVersion > storageVersion)
          throw new BackupError("The backup was written by a newer Quire. Please update Quire.");
        found.createdAt = record.header.createdAt;
      }
      if (record.kind === "secret") found.secret = record.secret;
      if (record.kind === "picture") await putPicture(blobs, record);
      if (record.kind !== "row") continue;
      batch.push({ type: "put", key: record.key, value: record.value });
      bytes += record.key.byteLength + record.value.byteLength;
      found.rows++;
      progress.report(`${found.rows} rows unpacked …`);
      if (bytes >= batchBytes) await flush();
    }
    await flush();
  } finally {
    await database.close();
  }
  progress.end();
  return found;
}

async function putPicture(
  blobs: BlobStore,
  { hash, bytes }: { hash: string; bytes: Uint8Array },
): Promise<void> {
  const stored = await blobs.put(Readable.from([bytes]), bytes.byteLength, () => {});
  if (stored.hash !== hash) throw new BackupError("The backup is damaged: a picture in it is another.");
}
