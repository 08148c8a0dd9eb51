/**
 * The lowest port of storage: an ordered map of byte keys to byte values, in one process, on one disk.
 * The room log and the directory are built on it. Adapters: leveldown, memory; one contract suite for both.
 */
export type StoreWrite =
  | { type: "put"; key: Uint8Array; value: Uint8Array }
  | { type: "del"; key: Uint8Array };

export interface KeyRange {
  /** Inclusive. */
  gte: Uint8Array;
  /** Exclusive. */
  lt: Uint8Array;
  reverse?: boolean;
  /** Most rows to give; all when absent. */
  limit?: number;
}

export interface OrderedStore {
  get(key: Uint8Array): Promise<Uint8Array | undefined>;
  /** The same for many keys, in their order, for about the price of one. */
  getMany(keys: readonly Uint8Array[]): Promise<(Uint8Array | undefined)[]>;
  /** Rows in key order (bytewise), as one consistent snapshot of the moment when the first row is asked for. */
  range(range: KeyRange): AsyncIterable<{ key: Uint8Array; value: Uint8Array }>;
  /**
   * All or nothing, and on disk (fsync) when the promise resolves. Concurrent calls are group-committed: what arrives while
   * one synced batch is in flight goes into the next. Rejects with StoreError; then nothing of it can be read here, but a
   * crash may bring it back, so a caller that must write it tries the same keys again. A store that failed mends itself at
   * a later write.
   */
  write(writes: readonly StoreWrite[]): Promise<void>;
  /** Gives the disk the space back that deleted and overwritten rows of `range` still take. Changes nothing that can be read. */
  reclaim(range: KeyRange): Promise<void>;
  /** Waits for writes in flight. Idempotent. */
  close(): Promise<void>;
}

/** `locked`: another process holds the folder. `format`: the folder is of a newer Quire. */
export type StoreErrorCode = "locked" | "format" | "io" | "closed";

/** A failure of the store below. Its message is one sentence that may be shown to the operator. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "StoreError";
    this.code = code;
  }
}
