import { decodeLogRow, encodeLogRow, type LogRow } from "./log-row.ts";
import type { OrderedStore, StoreWrite } from "./ordered-store.ts";
import { keyRange, namedKey, numberedKey, rowNumberOf } from "./storage-key.ts";
import type { LogFault, UpdateLog } from "./update-log.ts";

/** Kinds of keys. "snapshot" is kept free for compaction. */
const kinds = { log: "log", damaged: "damaged", incarnation: "incarnation" } as const;

/** An UpdateLog on `store`. */
export function createOrderedUpdateLog(store: OrderedStore): UpdateLog {
  async function damagedSequences(room: string): Promise<Set<number>> {
    const sequences = new Set<number>();
    for await (const { key } of store.range(keyRange(kinds.damaged, room))) sequences.add(rowNumberOf(key));
    return sequences;
  }

  /** Moves a row out of the log in one batch: at any moment it is in exactly one place. */
  async function moveAside(room: string, sequence: number, value: Uint8Array): Promise<void> {
    await store.write([
      { type: "del", key: numberedKey(kinds.log, room, sequence) },
      { type: "put", key: numberedKey(kinds.damaged, room, sequence), value },
    ]);
  }

  return {
    async load(room) {
      const known = await damagedSequences(room);
      const rows: LogRow[] = [];
      const faults: LogFault[] = [];
      const damaged: { sequence: number; value: Uint8Array }[] = [];
      let expected = 1;
      for await (const { key, value } of store.range(keyRange(kinds.log, room))) {
        const sequence = rowNumberOf(key);
        for (; expected < sequence; expected++) {
          if (!known.has(expected)) faults.push({ kind: "missing", sequence: expected });
        }
        expected = sequence + 1;
        const row = decodeLogRow(key, value);
        if (row !== undefined && row.sequence === sequence) rows.push(row);
        else damaged.push({ sequence, value: Uint8Array.from(value) });
      }
      for (const { sequence, value } of damaged) {
        faults.push({ kind: "damaged", sequence });
        await moveAside(room, sequence, value);
      }
      const incarnation = await store.get(namedKey(kinds.incarnation, room));
      return {
        rows,
        lastSequence: Math.max(expected - 1, ...known),
        incarnation: incarnation && new TextDecoder().decode(incarnation),
        faults,
      };
    },

    async append(room, rows, incarnation) {
      const writes: StoreWrite[] = rows.map((row) => {
        const key = numberedKey(kinds.log, room, row.sequence);
        return { type: "put", key, value: encodeLogRow(key, row) };
      });
      if (incarnation !== undefined) {
        const value = new TextEncoder().encode(incarnation);
        writes.push({ type: "put", key: namedKey(kinds.incarnation, room), value });
      }
      await store.write(writes);
    },
  };
}
