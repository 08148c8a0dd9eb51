/**
 * `restore <file>`: a backup becomes the data folder. It is unpacked and verified beside its place, and moved there last, so
 * that a restore that is cut off leaves nothing that looks like data.
 */
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readConfig, splitSettings } from "#collab-server/config.ts";
import { StartError } from "#collab-server/start-error.ts";
import { makeFolder } from "#lib/files/make-folder.ts";
import { BackupError } from "../maintenance/backup-format.ts";
import { openLeveldownStore } from "../storage/leveldown-store.ts";
import { StoreError } from "../storage/ordered-store.ts";
import { readBackupFile, syncFolder } from "./backup-file.ts";
import type { Command } from "./command.ts";
import { createProgress, type Progress } from "./progress.ts";
import { showCount } from "./shown-count.ts";
import { unpackBackup } from "./unpack-backup.ts";
import { printVerification } from "./verify.ts";
import { blobsOf, withStore } from "./with-maintenance.ts";

const usage = "<file> [--accept-faults]";

/** `--accept-faults`: take a backup of a folder in which rows were damaged already. */
export const restore: Command = {
  summary: "Make the data folder out of a backup. Never overwrites one.",
  usage,
  async run(args) {
    const { settings, rest } = splitSettings(args);
    const files = rest.filter((arg) => arg !== "--accept-faults");
    const [file, ...more] = files;
    if (file === undefined || file.startsWith("-") || more.length > 0)
      throw new StartError(`Use it like this: restore ${usage}`);
    const { dataDir } = readConfig(settings);
    await restoreBackup({
      file,
      dataDir,
      acceptFaults: files.length < rest.length,
      progress: createProgress({ stream: process.stderr, now: () => Date.now() }),
      print: (line) => process.stdout.write(`${line}\n`),
    });
    return 0;
  },
};

export interface RestoreOptions {
  file: string;
  dataDir: string;
  acceptFaults: boolean;
  progress: Progress;
  print: (line: string) => void;
}

/** Restores. Throws StartError with one sentence; the data folder is then as it was. */
export async function restoreBackup(options: RestoreOptions): Promise<void> {
  const { dataDir } = options;
  const place = join(dataDir, "leveldb");
  if (existsSync(place) || existsSync(join(dataDir, "blobs")))
    throw new StartError(
      `${dataDir} holds data already, and restore overwrites none. Choose another --data.`,
    );
  // Inside the folder: the only place that is surely on the same disk, and that this account may surely write.
  const work = join(dataDir, "restoring");
  if (existsSync(work))
    throw new StartError(
      `${work} is there: another restore is at work, or was cut off. Remove it and try again.`,
    );
  try {
    makeFolder(dataDir);
    await mkdir(work, { mode: 0o700 });
  } catch (error) {
    throw new StartError(`The data folder ${dataDir} cannot be written (${codeOf(error)}).`, error);
  }
  try {
    await unpackAndMove(options, work, place);
  } catch (error) {
    if (error instanceof BackupError || error instanceof StoreError)
      throw new StartError(error.message, error);
    throw error;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function unpackAndMove(options: RestoreOptions, unpacked: string, place: string): Promise<void> {
  const { file, dataDir, acceptFaults, progress, print } = options;
  const { rows, createdAt, secret } = await unpackBackup(readBackupFile(file), unpacked, progress);
  const secretFile = join(dataDir, "secret");
  if (
    secret !== undefined &&
    existsSync(secretFile) &&
    (await readFile(secretFile, "utf8")).trim() !== secret
  )
    throw new StartError(`${secretFile} is another secret than the backup's. Move it away first.`);

  const store = await openLeveldownStore(join(unpacked, "leveldb"));
  const isSound = await withStore(store, blobsOf(unpacked), (maintenance) =>
    printVerification(maintenance.verify(), progress, print),
  );
  if (!isSound && !acceptFaults)
    throw new StartError("Nothing was restored. To take it with its faults, add --accept-faults.");

  if (secret !== undefined) await writeFile(secretFile, secret, { mode: 0o600, flush: true });
  if (existsSync(join(unpacked, "blobs"))) await rename(join(unpacked, "blobs"), join(dataDir, "blobs"));
  // This is the moment: before it there is no data folder, after it a whole one.
  await rename(join(unpacked, "leveldb"), place);
  await syncFolder(dataDir);
  const at = new Date(createdAt).toISOString().slice(0, 16).replace("T", " ");
  print(`Restored ${showCount(rows, "row")}, as they were on ${at} UTC, to ${dataDir}.`);
  if (secret === undefined && !existsSync(secretFile))
    print(
      "The backup holds no secret: unless COLLAB_SECRET is the old one, links and sign-ins of before are void.",
    );
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
