/** A backup on disk: gzip around the records of backup-format.ts. */
import { createReadStream, type ReadStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { StartError } from "#collab-server/start-error.ts";
import { BackupError, type BackupRecord, readBackupRecords } from "../maintenance/backup-format.ts";

/** The records of a file. Throws BackupError for whatever is wrong with it. */
export async function* readBackupFile(file: string): AsyncGenerator<BackupRecord> {
  const source: ReadStream = createReadStream(file);
  const gunzip = createGunzip();
  // The pipeline's failure is also the gunzip's, and is met where that is read.
  const piped = pipeline(source, gunzip).catch(() => {});
  try {
    yield* readBackupRecords(gunzip);
  } catch (error) {
    throw error instanceof BackupError ? error : unreadable(file, error);
  } finally {
    source.destroy();
    await piped;
  }
}

function unreadable(file: string, error: unknown): BackupError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT") return new BackupError(`There is no file ${file}.`, error);
  if (code === "Z_BUF_ERROR") return new BackupError("The backup is cut off: its end is missing.", error);
  if (code.startsWith("Z_"))
    return new BackupError("The file is no backup of Quire, or it is damaged.", error);
  return new BackupError(`The file ${file} cannot be read (${code}).`, error);
}

/**
 * Writes `records` to `file`, readable by its owner only. It gets its name when it is whole and on disk; an existing file is
 * never written over. Gives its size in bytes. Throws StartError when it cannot be written.
 */
export async function writeBackupFile(file: string, records: AsyncIterable<Uint8Array>): Promise<number> {
  const part = `${file}.part`;
  if (await exists(file)) throw new StartError(`${file} exists already. Choose another name.`);
  const handle = await open(part, "wx", 0o600).catch((error: unknown) => {
    throw new StartError(cannotWrite(part, error), error);
  });
  try {
    await pipeline(
      inChunks(records),
      createGzip({ level: 6 }),
      async (gzipped: AsyncIterable<Uint8Array>) => {
        for await (const chunk of gzipped) await handle.appendFile(chunk);
      },
    );
    await handle.sync();
    await handle.close();
    await rename(part, file);
    await syncFolder(dirname(file));
    return (await stat(file)).size;
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(part, { force: true });
    const isDisk = error instanceof Error && "syscall" in error;
    throw isDisk ? new StartError(cannotWrite(file, error), error) : error;
  }
}

/** Rows are small, and each write to gzip is a trip to another thread. */
const chunkBytes = 64 * 1024;

async function* inChunks(records: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let [chunk, bytes]: [Uint8Array[], number] = [[], 0];
  for await (const record of records) {
    chunk.push(record);
    bytes += record.byteLength;
    if (bytes < chunkBytes) continue;
    yield Buffer.concat(chunk);
    [chunk, bytes] = [[], 0];
  }
  yield Buffer.concat(chunk);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** The name of a file is on disk when its folder is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function cannotWrite(file: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  if (code === "EEXIST")
    return `${file} is there: another backup is at work, or was cut off. Remove it and try again.`;
  return `${file} cannot be written (${code}).`;
}
