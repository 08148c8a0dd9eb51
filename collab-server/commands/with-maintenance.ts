/**
 * LevelDB belongs to one process. When the folder is free a command opens it; when a server holds it, the command asks that
 * server, with a service token made from the same master secret.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createBlobFolder } from "#collab-server/blobs/blob-folder.ts";
import type { BlobStore } from "#collab-server/blobs/blob-store.ts";
import type { Config } from "#collab-server/config.ts";
import { readSecret } from "#collab-server/data-folder.ts";
import { StartError } from "#collab-server/start-error.ts";
import { BackupError } from "../maintenance/backup-format.ts";
import { createMaintenanceClient, MaintenanceError } from "../maintenance/maintenance-client.ts";
import type { Maintenance } from "../maintenance/maintenance-port.ts";
import { createStoreMaintenance } from "../maintenance/store-maintenance.ts";
import type { DamagedFile } from "../storage/damaged-tables.ts";
import { openLeveldownStore } from "../storage/leveldown-store.ts";
import { type OrderedStore, StoreError } from "../storage/ordered-store.ts";
import { serverUrlOf } from "./server-url.ts";

export type FolderConfig = Pick<Config, "dataDir" | "host" | "port" | "secret">;

/** Runs `work` on the data folder or the server that holds it. Throws StartError with one sentence. */
export async function withMaintenance<T>(
  config: FolderConfig,
  work: (maintenance: Maintenance) => Promise<T>,
  onDamage: (damaged: DamagedFile) => void = sayDamage,
): Promise<T> {
  const folder = join(config.dataDir, "leveldb");
  if (!existsSync(folder))
    throw new StartError(`There is no data in ${config.dataDir} yet. Is it the right folder (--data)?`);
  try {
    const store = await openUnlessLocked(folder, onDamage);
    if (store !== undefined) return await withStore(store, blobsOf(config.dataDir), work);
    const baseUrl = serverUrlOf(config.host, config.port);
    return await work(createMaintenanceClient({ baseUrl, masterSecret: readSecret(config) }));
  } catch (error) {
    const sentence = sentenceFor(error, config);
    throw sentence === undefined ? error : new StartError(sentence, error);
  }
}

/** Runs `work` on a store that this process opened, and closes it. */
export async function withStore<T>(
  store: OrderedStore,
  blobs: BlobStore,
  work: (maintenance: Maintenance) => Promise<T>,
): Promise<T> {
  try {
    return await work(
      createStoreMaintenance({
        store,
        blobs,
        now: () => Date.now(),
        openRoom: () => null,
        breathe: async () => {},
      }),
    );
  } finally {
    await store.close();
  }
}

/** The pictures of a data folder. */
export function blobsOf(dataDir: string): BlobStore {
  return createBlobFolder(join(dataDir, "blobs"));
}

/** Whoever opens a folder first after it was damaged is the only one who can say so. */
export function sayDamage({ kind, copy }: DamagedFile): void {
  const loss = kind === "log" ? "edits that were on disk are lost" : "what stood there cannot be read";
  process.stderr.write(
    `A ${kind} of the database is damaged: ${loss}. A copy of it as it was found is kept, ${copy}.\n`,
  );
}

async function openUnlessLocked(
  folder: string,
  onDamage: (damaged: DamagedFile) => void,
): Promise<OrderedStore | undefined> {
  try {
    return await openLeveldownStore(folder, { onDamage, isLook: true });
  } catch (error) {
    if (error instanceof StoreError && error.code === "locked") return undefined;
    throw error;
  }
}

function sentenceFor(error: unknown, { dataDir, host, port }: FolderConfig): string | undefined {
  if (error instanceof StoreError || error instanceof BackupError) return error.message;
  if (!(error instanceof MaintenanceError)) return undefined;
  const url = serverUrlOf(host, port);
  return {
    unavailable: `A server is using ${dataDir}, but does not answer at ${url}. Is it the right address (--host, --port)?`,
    unauthorized: `The server at ${url} does not accept the secret of ${dataDir}. Do both belong together?`,
    broken: `The server at ${url} did not answer to the end. Its log says why.`,
  }[error.code];
}
