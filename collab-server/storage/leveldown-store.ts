import { existsSync, rmSync } from "node:fs";
import { keepDamagedLogs } from "./damaged-logs.ts";
import { type DamagedFile, sealDamagedTables } from "./damaged-tables.ts";
import { createGroupCommit } from "./group-commit.ts";
import { type LevelDatabase, openLevelDatabase } from "./level-database.ts";
import { type OrderedStore, StoreError } from "./ordered-store.ts";
import { checkStorageFormat } from "./storage-format.ts";

export interface LeveldownStoreOptions {
  /** Opens the database; tests give one that fails by script. */
  open?: (folder: string) => Promise<LevelDatabase>;
  /** Hears of what is damaged, once. */
  onDamage?: (damaged: DamagedFile) => void;
  /** For those who only look: a folder of an older version stays one. */
  isLook?: boolean;
}

/**
 * An OrderedStore on LevelDB in `folder`. Throws StoreError: `locked` when another process holds the folder, `format` when a
 * newer Quire wrote it, `io` when it cannot be read or written.
 */
export async function openLeveldownStore(
  folder: string,
  { open = openLevelDatabase, onDamage = () => {}, isLook = false }: LeveldownStoreOptions = {},
): Promise<OrderedStore> {
  const damaged = existsSync(folder)
    ? [...keepDamagedLogs(folder), ...(await sealDamagedTables(folder))]
    : [];
  let database = await open(folder);
  for (const each of damaged) {
    // LevelDB has removed the table: it was cut off while it was made, and nobody had put anything into it for good.
    if (each.kind === "table" && !existsSync(each.file)) rmSync(each.copy);
    else onDamage(each);
  }
  let reopening: Promise<void> | undefined;
  let isSuspect = false;
  let isClosed = false;

  // After a failed write LevelDB refuses all further ones until it is opened anew, because it cannot know what of its log
  // reached the disk. Opening anew is how the store recovers without a restart of the server.
  async function reopen(): Promise<void> {
    await database.close().catch(() => {});
    database = await open(folder);
    isSuspect = false;
  }

  async function openDatabase(): Promise<LevelDatabase> {
    // A reopening that failed is told to the writer who began it; readers meet the closed database.
    await reopening?.catch(() => {});
    return database;
  }

  const group = createGroupCommit(async (writes) => {
    if (isSuspect) {
      reopening = reopen();
      await reopening;
    }
    try {
      await database.batch(writes);
    } catch (error) {
      isSuspect = true;
      throw error;
    }
  });

  function assertOpen(): void {
    if (isClosed) throw new StoreError("closed", "The store is closed.");
  }

  const store: OrderedStore = {
    async get(key) {
      assertOpen();
      return (await openDatabase()).get(key);
    },
    async getMany(keys) {
      assertOpen();
      return (await openDatabase()).getMany(keys);
    },
    async *range(range) {
      assertOpen();
      yield* (await openDatabase()).range(range);
    },
    async write(writes) {
      assertOpen();
      await group.write(writes);
    },
    async reclaim(range) {
      assertOpen();
      await (await openDatabase()).reclaim(range);
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      await group.idle();
      await database.close();
    },
  };

  try {
    await checkStorageFormat(store, folder, isLook);
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}
