import { buffer } from "node:stream/consumers";
import type { z } from "zod";
import type { BlobStore } from "#collab-server/blobs/blob-store.ts";
import { rowKey } from "#collab-server/documents/record-key.ts";
import { recordSchemas } from "#collab-server/documents/records.ts";
import { createLogSurvey } from "#collab-server/storage/log-survey.ts";
import type { OrderedStore } from "#collab-server/storage/ordered-store.ts";
import { storageVersion } from "#collab-server/storage/storage-format.ts";
import { backupMagic, encodeBackupRecord } from "./backup-format.ts";
import { checkDocument } from "./check-document.ts";
import type { Maintenance, RoomReport } from "./maintenance-port.ts";
import { verifyStore } from "./verify-store.ts";

export interface StoreMaintenanceOptions {
  store: OrderedStore;
  blobs: BlobStore;
  /** Milliseconds since 1970. */
  now: () => number;
  /** What is in memory of a room; null when nothing is. */
  openRoom: (room: string) => RoomReport["open"];
  /** Awaited between documents; see verifyStore. */
  breathe: () => Promise<void>;
}

/** Rows are small; a chunk of this size keeps the number of writes to disk or network low. */
const chunkBytes = 64 * 1024;

/** Maintenance of a store that this process has open. */
export function createStoreMaintenance({
  store,
  blobs,
  now,
  openRoom,
  breathe,
}: StoreMaintenanceOptions): Maintenance {
  /** Undefined, too, when it cannot be read: `verify` names it, and a report of the room goes on without it. */
  async function read<T>(schema: z.ZodType<T>, key: Uint8Array): Promise<T | undefined> {
    const value = await store.get(key);
    if (value === undefined) return undefined;
    try {
      return schema.safeParse(JSON.parse(new TextDecoder().decode(value))).data;
    } catch {
      return undefined;
    }
  }

  async function nameOf(personId: string): Promise<string | null> {
    if (personId === "") return null;
    return (await read(recordSchemas.person, rowKey("person", personId)))?.name ?? null;
  }

  async function documentOf(room: string): Promise<RoomReport["document"]> {
    const document = await read(recordSchemas.document, rowKey("document", room));
    if (document === undefined) return null;
    const { ownerId, format, schemaVersion, trashedAt } = document;
    return { ownerId, format, schemaVersion, trashedAt };
  }

  return {
    async inspect(room) {
      const log = await createLogSurvey(store).room(room);
      const open = openRoom(room);
      const document = await documentOf(room);
      if (log.bytes === 0 && open === null && document === null) return undefined;
      const { documentBytes, faults } = checkDocument(room, log);
      const authors = await Promise.all(
        authorsOf([...log.history, ...log.rows]).map(async (author) => ({
          ...author,
          name: await nameOf(author.personId),
        })),
      );
      return {
        room,
        rows: log.rows.length,
        segments: log.segments,
        snapshotThrough: log.snapshot?.through ?? null,
        bytes: log.bytes,
        documentBytes,
        firstAt: log.history[0]?.firstAt ?? log.rows[0]?.at ?? null,
        lastAt: log.rows.at(-1)?.at ?? log.history.at(-1)?.lastAt ?? null,
        incarnation: log.incarnation ?? null,
        authors,
        document,
        faults,
        aside: log.aside,
        open,
      };
    },

    verify: () => verifyStore(store, blobs, breathe),

    async *backup() {
      let rows = 0;
      let [chunk, bytes]: [Uint8Array[], number] = [[backupMagic], backupMagic.byteLength];
      const add = (record: Uint8Array): void => {
        chunk.push(record);
        bytes += record.byteLength;
      };
      add(encodeBackupRecord({ kind: "header", header: { createdAt: now(), storageVersion } }));
      // One range is one snapshot: what is written meanwhile is not in it, and nothing is in it by half.
      for await (const { key, value } of store.range({ gte: Uint8Array.of(0), lt: Uint8Array.of(255) })) {
        add(encodeBackupRecord({ kind: "row", key, value }));
        rows++;
        if (bytes < chunkBytes) continue;
        yield Buffer.concat(chunk);
        [chunk, bytes] = [[], 0];
      }
      yield Buffer.concat(chunk);
      // After the rows: a picture's bytes are there before its row is.
      for await (const hash of blobs.list()) {
        const blob = await blobs.open(hash);
        if (blob === undefined) continue;
        const bytes = await buffer(blob.read());
        yield encodeBackupRecord({ kind: "picture", hash, bytes });
      }
      yield encodeBackupRecord({ kind: "end", rows });
    },
  };
}

function authorsOf(
  rows: readonly { personId: string; update: Uint8Array }[],
): { personId: string; rows: number; bytes: number }[] {
  const authors = new Map<string, { personId: string; rows: number; bytes: number }>();
  for (const { personId, update } of rows) {
    const author = authors.get(personId) ?? { personId, rows: 0, bytes: 0 };
    authors.set(personId, author);
    author.rows++;
    author.bytes += update.byteLength;
  }
  return [...authors.values()].sort((a, b) => b.bytes - a.bytes);
}
