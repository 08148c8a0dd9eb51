/**
 * Comments over an ordered store. Keys (see storage-key.ts):
 *
 *   comments.thread   docId/threadId   the record
 *   comments.reading  docId/personId   the record
 *   comments.changed  docId ‖ seq      the id of the thread that changed then, and not since
 */
import type { z } from "zod";
import { DirectoryError, withStore } from "../documents/directory-error.ts";
import type { Logger } from "../observability/logger.ts";
import type { KeyRange, OrderedStore, StoreWrite } from "../storage/ordered-store.ts";
import { keyRange, namedKey, numberedKey, rowNumberOf } from "../storage/storage-key.ts";
import { type CommentRecordKind, commentSchemas, type ThreadRecord } from "./comment-records.ts";
import type { CommentStore } from "./comment-store.ts";

export interface OrderedCommentStoreOptions {
  store: OrderedStore;
  /** Hears of every damaged record that a list leaves out. */
  logger: Pick<Logger, "error">;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** Comments of all documents of one store. */
export function createOrderedCommentStore({ store, logger }: OrderedCommentStoreOptions): CommentStore {
  const rows = (range: KeyRange) =>
    withStore(async () => {
      const found: { key: Uint8Array; value: Uint8Array }[] = [];
      for await (const row of store.range(range)) found.push(row);
      return found;
    });

  async function one<K extends CommentRecordKind>(kind: K, ...ids: string[]) {
    const value = await withStore(() => store.get(commentKey(kind, ...ids)));
    return value === undefined ? undefined : decode(kind, value);
  }

  function soundThread(value: Uint8Array, id: string): ThreadRecord[] {
    try {
      return [decode("thread", value)];
    } catch (error) {
      logger.error({ error, id }, "comments.record_damaged");
      return [];
    }
  }

  return {
    thread: (documentId, id) => one("thread", documentId, id),
    reading: (documentId, personId) => one("reading", documentId, personId),

    async threadsSince(documentId, since) {
      const { lt } = keyRange(changedKind, documentId);
      const changed = await rows({ gte: numberedKey(changedKind, documentId, since + 1), lt });
      const ids = changed.map(({ value }) => decoder.decode(value));
      const values = await withStore(() =>
        store.getMany(ids.map((id) => commentKey("thread", documentId, id))),
      );
      return values.flatMap((value, at) => (value === undefined ? [] : soundThread(value, ids[at] ?? "")));
    },

    countThreads: async (documentId) => (await rows(ofDocument("thread", documentId))).length,

    async lastSeq(documentId) {
      const [last] = await rows({ ...keyRange(changedKind, documentId), reverse: true, limit: 1 });
      return last === undefined ? 0 : rowNumberOf(last.key);
    },

    async put(thread, before) {
      const { documentId, id, seq } = thread;
      const writes: StoreWrite[] = [
        { type: "put", key: commentKey("thread", documentId, id), value: encode(thread) },
        { type: "put", key: numberedKey(changedKind, documentId, seq), value: encoder.encode(id) },
      ];
      if (before !== undefined)
        writes.push({ type: "del", key: numberedKey(changedKind, documentId, before) });
      await withStore(() => store.write(writes));
    },

    putReading: (reading) =>
      withStore(() =>
        store.write([
          {
            type: "put",
            key: commentKey("reading", reading.documentId, reading.personId),
            value: encode(reading),
          },
        ]),
      ),

    async removeDocument(documentId) {
      const ranges = [
        ofDocument("thread", documentId),
        ofDocument("reading", documentId),
        keyRange(changedKind, documentId),
      ];
      const keys = (await Promise.all(ranges.map(rows))).flat().map(({ key }) => key);
      if (keys.length > 0) await withStore(() => store.write(keys.map((key) => ({ type: "del", key }))));
    },
  };
}

const changedKind = "comments.changed";

function commentKey(kind: CommentRecordKind, ...ids: string[]): Uint8Array {
  return namedKey(`comments.${kind}`, ids.join("/"));
}

function ofDocument(kind: CommentRecordKind, documentId: string): KeyRange {
  const prefix = `comments.${kind}\0${documentId}`;
  // "0" comes right behind "/" in ASCII.
  return { gte: encoder.encode(`${prefix}/`), lt: encoder.encode(`${prefix}0`) };
}

function encode(record: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(record));
}

function decode<K extends CommentRecordKind>(
  kind: K,
  value: Uint8Array,
): z.infer<(typeof commentSchemas)[K]> {
  try {
    // The schema is looked up by the same kind; TypeScript cannot follow an indexed generic through `parse`.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return commentSchemas[kind].parse(JSON.parse(decoder.decode(value))) as z.infer<
      (typeof commentSchemas)[K]
    >;
  } catch (cause) {
    throw new DirectoryError("internal", "This comment cannot be read. The operator's log says more.", {
      cause,
    });
  }
}
