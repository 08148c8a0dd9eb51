/**
 * Notices over an ordered store. Keys (see storage-key.ts):
 *
 *   notices.notice  personId/noticeId  the record
 *   notices.mute    personId/docId     the record
 */
import { withStore } from "../documents/directory-error.ts";
import type { Logger } from "../observability/logger.ts";
import type { OrderedStore, StoreWrite } from "../storage/ordered-store.ts";
import { namedKey } from "../storage/storage-key.ts";
import { type NoticeRecord, type NoticeStore, noticeSchemas } from "./notice-store.ts";

export interface OrderedNoticeStoreOptions {
  store: OrderedStore;
  /** Hears of every damaged record that a list leaves out. */
  logger: Pick<Logger, "error">;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** Notices of everybody, in one store. */
export function createOrderedNoticeStore({ store, logger }: OrderedNoticeStoreOptions): NoticeStore {
  function sound(value: Uint8Array, personId: string): NoticeRecord[] {
    try {
      return [noticeSchemas.notice.parse(JSON.parse(decoder.decode(value)))];
    } catch (error) {
      logger.error({ error, personId }, "notices.record_damaged");
      return [];
    }
  }

  return {
    ofPerson: (personId) =>
      withStore(async () => {
        const prefix = `notices.notice\0${personId}`;
        const found: NoticeRecord[] = [];
        // "0" comes right behind "/" in ASCII.
        const range = { gte: encoder.encode(`${prefix}/`), lt: encoder.encode(`${prefix}0`), reverse: true };
        for await (const { value } of store.range(range)) found.push(...sound(value, personId));
        return found;
      }),

    async write({ put = [], remove = [] }) {
      const writes: StoreWrite[] = [
        ...remove.map((notice) => ({ type: "del", key: noticeKey(notice) }) as const),
        ...put.map((notice) => ({ type: "put", key: noticeKey(notice), value: encode(notice) }) as const),
      ];
      if (writes.length > 0) await withStore(() => store.write(writes));
    },

    isMuted: async (personId, documentId) =>
      (await withStore(() => store.get(muteKey(personId, documentId)))) !== undefined,

    setMuted: (personId, documentId, isMuted) =>
      withStore(() => {
        const key = muteKey(personId, documentId);
        const value = encode({ personId, documentId });
        return store.write([isMuted ? { type: "put", key, value } : { type: "del", key }]);
      }),
  };
}

function noticeKey({ personId, id }: NoticeRecord): Uint8Array {
  return namedKey("notices.notice", `${personId}/${id}`);
}

function muteKey(personId: string, documentId: string): Uint8Array {
  return namedKey("notices.mute", `${personId}/${documentId}`);
}

function encode(record: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(record));
}
