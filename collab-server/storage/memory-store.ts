import { createGroupCommit } from "./group-commit.ts";
import { type KeyRange, type OrderedStore, StoreError, type StoreWrite } from "./ordered-store.ts";

/** An OrderedStore that forgets everything at close: for tests, and for a server that shall keep nothing. */
export function createMemoryStore(): OrderedStore {
  // Keys as hex keep the bytewise order, and a Map of strings is enough for what this adapter is for.
  const rows = new Map<string, Uint8Array>();
  let isClosed = false;

  function assertOpen(): void {
    if (isClosed) throw new StoreError("closed", "The store is closed.");
  }

  const group = createGroupCommit(async (writes: StoreWrite[]) => {
    for (const write of writes) {
      if (write.type === "put") rows.set(toHex(write.key), Uint8Array.from(write.value));
      else rows.delete(toHex(write.key));
    }
  });

  return {
    async get(key) {
      assertOpen();
      const value = rows.get(toHex(key));
      return value && Uint8Array.from(value);
    },
    async getMany(keys) {
      assertOpen();
      return keys.map((key) => rows.get(toHex(key))?.slice());
    },
    async *range(range: KeyRange) {
      assertOpen();
      const [gte, lt] = [toHex(range.gte), toHex(range.lt)];
      const found = [...rows].filter(([key]) => key >= gte && key < lt).sort(([a], [b]) => (a < b ? -1 : 1));
      if (range.reverse) found.reverse();
      for (const [key, value] of found.slice(0, range.limit ?? found.length)) {
        yield { key: Uint8Array.from(Buffer.from(key, "hex")), value: Uint8Array.from(value) };
      }
    },
    async write(writes) {
      assertOpen();
      await group.write(writes);
    },
    async reclaim() {
      assertOpen();
    },
    async close() {
      isClosed = true;
      await group.idle();
    },
  };
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
}
