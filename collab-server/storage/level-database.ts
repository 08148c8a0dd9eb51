/**
 * leveldown with promises and typed errors, and nothing else: the one file that knows its callbacks.
 * Keys and values are bytes on both sides.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import leveldown, { type LevelDownIterator } from "leveldown";
import { makeFolder } from "#lib/files/make-folder.ts";
import { type KeyRange, StoreError, type StoreWrite } from "./ordered-store.ts";

export interface LevelDatabase {
  get(key: Uint8Array): Promise<Uint8Array | undefined>;
  /** In one turn of LevelDB's thread. */
  getMany(keys: readonly Uint8Array[]): Promise<(Uint8Array | undefined)[]>;
  range(range: KeyRange): AsyncIterable<{ key: Uint8Array; value: Uint8Array }>;
  /** One atomic batch, synced to disk. */
  batch(writes: readonly StoreWrite[]): Promise<void>;
  /** Merges the files that hold `range`, in LevelDB's own thread. */
  reclaim(range: KeyRange): Promise<void>;
  close(): Promise<void>;
}

/**
 * Makes out of the files in `folder` what can be made of them, when the database cannot be opened any more. Nobody may have it open.
 * What is of no use is moved to `lost/` in the folder. Throws StoreError `io`.
 */
export async function repairLevelDatabase(folder: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    leveldown.repair(folder, (error) => {
      if (error)
        reject(
          new StoreError("io", `The database in ${folder} cannot be repaired (${error.message}).`, error),
        );
      else resolve();
    });
  });
}

/** Nobody has the database in `folder` open. Looks at its lock only, and reads no table. */
export async function isLevelDatabaseFree(folder: string): Promise<boolean> {
  // LevelDB takes the lock first, and then meets the database that it was told not to find.
  const refusal = await new Promise<Error | undefined>((resolve) => {
    leveldown(folder).open({ createIfMissing: false, errorIfExists: true }, (error) => resolve(error));
  });
  return refusal === undefined || !isLocked(refusal);
}

/** Opens (and makes, if need be) the database in `folder`. Throws StoreError `locked` or `io`. */
export async function openLevelDatabase(folder: string): Promise<LevelDatabase> {
  makeDataFolder(folder);
  assertWhole(folder);
  const level = leveldown(folder);
  await new Promise<void>((resolve, reject) => {
    level.open({ createIfMissing: true }, (error) => {
      if (error) reject(openError(folder, error));
      else resolve();
    });
  });

  // leveldown frees the database under calls that are still at work, and a call after that ends the process. So close waits
  // for the calls in flight, and what comes after close began is refused here.
  const inFlight = new Set<Promise<unknown>>();
  let isClosing = false;

  function guarded<T>(call: () => Promise<T>): Promise<T> {
    if (isClosing) return Promise.reject(new StoreError("io", "The database is being closed."));
    const promise = call();
    const settled = promise.catch(() => {}).finally(() => inFlight.delete(settled));
    inFlight.add(settled);
    return promise;
  }

  function get(key: Uint8Array): Promise<Uint8Array | undefined> {
    return new Promise((resolve, reject) => {
      level.get(asBuffer(key), { asBuffer: true }, (error, value) => {
        if (error === undefined || error === null) resolve(asBytes(value));
        // leveldown tells a missing key only by this text.
        else if (/not ?found/i.test(error.message)) resolve(undefined);
        else reject(readError(error));
      });
    });
  }

  return {
    get: (key) => guarded(() => get(key)),
    getMany: (keys) =>
      guarded(
        () =>
          new Promise((resolve, reject) => {
            level.getMany(keys.map(asBuffer), { asBuffer: true }, (error, values) => {
              if (error) reject(new StoreError("io", "The database could not be read.", error));
              else resolve(values.map((value) => (value === undefined ? undefined : asBytes(value))));
            });
          }),
      ),
    async *range({ gte, lt, reverse = false, limit = -1 }) {
      if (isClosing) throw new StoreError("io", "The database is being closed.");
      const iterator = level.iterator({ gte: asBuffer(gte), lt: asBuffer(lt), reverse, limit });
      try {
        for (;;) {
          const row = await guarded(() => nextRow(iterator));
          if (row === undefined) return;
          yield row;
        }
      } finally {
        // Closing the database ends its iterators; ending one twice would never call back.
        if (!isClosing) await guarded(() => new Promise<void>((resolve) => iterator.end(() => resolve())));
      }
    },
    batch(writes) {
      const rows = writes.map((write) =>
        write.type === "put"
          ? { type: "put" as const, key: asBuffer(write.key), value: asBuffer(write.value) }
          : { type: "del" as const, key: asBuffer(write.key) },
      );
      return guarded(
        () =>
          new Promise<void>((resolve, reject) => {
            level.batch(rows, { sync: true }, (error) => {
              if (error) reject(writeError(error));
              else resolve();
            });
          }),
      );
    },
    reclaim({ gte, lt }) {
      return guarded(
        () =>
          new Promise<void>((resolve, reject) => {
            level.compactRange(asBuffer(gte), asBuffer(lt), (error) => {
              if (error) reject(new StoreError("io", "The database could not be compacted.", error));
              else resolve();
            });
          }),
      );
    },
    async close() {
      if (isClosing) return;
      isClosing = true;
      while (inFlight.size > 0) await Promise.all(inFlight);
      await new Promise<void>((resolve, reject) => {
        level.close((error) => {
          if (error) reject(new StoreError("io", "The database could not be closed.", error));
          else resolve();
        });
      });
    },
  };
}

function nextRow(iterator: LevelDownIterator): Promise<{ key: Uint8Array; value: Uint8Array } | undefined> {
  return new Promise((resolve, reject) => {
    iterator.next((error, key, value) => {
      if (error) reject(readError(error));
      else if (key === undefined) resolve(undefined);
      else resolve({ key: asBytes(key), value: asBytes(value) });
    });
  });
}

function makeDataFolder(folder: string): void {
  try {
    makeFolder(folder);
  } catch (cause) {
    throw new StoreError("io", `The data folder ${folder} cannot be written (${reasonOf(cause)}).`, cause);
  }
}

function openError(folder: string, cause: Error): StoreError {
  if (isLocked(cause)) {
    return new StoreError("locked", `Another process is using the data folder ${folder}.`, cause);
  }
  return new StoreError(
    "io",
    `The database in ${folder} cannot be opened (${cause.message}).${isDamage(cause) ? ` ${howToMend}` : ""}`,
    cause,
  );
}

/** LevelDB's words for a held LOCK file: by another process, or by this one. */
function isLocked({ message }: Error): boolean {
  return /lock/i.test(message) && /unavailable|already held|temporarily/i.test(message);
}

const howToMend = "Restore a backup, or save what can be saved with the command repair.";

function readError(cause: Error): StoreError {
  return new StoreError("io", `The database could not be read (${cause.message}). ${howToMend}`, cause);
}

/** Also a write can meet damage: LevelDB merges tables before it takes more. */
function writeError(cause: Error): StoreError {
  const way = isDamage(cause) ? ` ${howToMend}` : "";
  return new StoreError("io", `The database could not be written (${cause.message}).${way}`, cause);
}

/** LevelDB's words for bytes that are not what it wrote, and for files that are missing. */
function isDamage({ message }: Error): boolean {
  return /corruption|no such file/i.test(message);
}

/** LevelDB takes a folder without CURRENT for a new one, and removes the tables that lie there. */
function assertWhole(folder: string): void {
  if (
    existsSync(join(folder, "CURRENT")) ||
    !readdirSync(folder).some((name) => /^MANIFEST-|\.ldb$/.test(name))
  )
    return;
  throw new StoreError(
    "io",
    `The database in ${folder} cannot be opened: its file CURRENT is missing. ${howToMend}`,
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

/** A Buffer over the same memory. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function asBytes(value: string | Buffer): Uint8Array {
  const buffer = typeof value === "string" ? Buffer.from(value) : value;
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
