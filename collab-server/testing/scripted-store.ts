import { type OrderedStore, StoreError } from "#collab-server/storage/ordered-store.ts";

export interface ScriptedStore extends OrderedStore {
  /** While set, every write is refused, as if the disk were full. */
  failWrites: boolean;
  /** While set, every read is refused. */
  failReads: boolean;
  /** Refuses everything after this many more writes, as if the process had been killed. */
  dieAfter(writes: number): void;
  /** Makes writes wait until `release` is called. */
  hold(): void;
  release(): void;
}

/** An OrderedStore over `inner` that fails and stalls as the test says. */
export function createScriptedStore(inner: OrderedStore): ScriptedStore {
  let held: Promise<void> | undefined;
  let letGo = (): void => {};
  let writesLeft = Number.POSITIVE_INFINITY;

  const store: ScriptedStore = {
    failWrites: false,
    failReads: false,
    dieAfter(writes) {
      writesLeft = writes;
    },
    hold() {
      held ??= new Promise((resolve) => {
        letGo = resolve;
      });
    },
    release() {
      held = undefined;
      letGo();
    },
    async get(key) {
      if (store.failReads) throw new StoreError("io", "The read failed by script.");
      return inner.get(key);
    },
    async getMany(keys) {
      if (store.failReads) throw new StoreError("io", "The read failed by script.");
      return inner.getMany(keys);
    },
    async *range(range) {
      if (store.failReads) throw new StoreError("io", "The read failed by script.");
      yield* inner.range(range);
    },
    async write(writes) {
      await held;
      if (--writesLeft < 0) store.failWrites = store.failReads = true;
      if (store.failWrites) throw new StoreError("io", "The write failed by script.");
      await inner.write(writes);
    },
    reclaim: (range) => inner.reclaim(range),
    close: () => inner.close(),
  };
  return store;
}
