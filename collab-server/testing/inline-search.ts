/** Search for tests of the directory: its index in the same thread, reading the Y.Docs of plain rooms. */
import * as Y from "yjs";
import { createSearchIndex } from "#collab-server/search/search-index.ts";
import { replyTo } from "#collab-server/search/search-thread.ts";
import type { SearchHost } from "#collab-server/search/search-thread-host.ts";
import type { CompactionSource, LogArchive } from "#collab-server/storage/log-archive.ts";
import type { PlainRooms } from "./plain-rooms.ts";

/** An index that is never lost. */
export function createInlineSearch(): SearchHost {
  const index = createSearchIndex();
  return { run: async (job) => replyTo(index, structuredClone(job)), close: async () => undefined };
}

/** What the log of a plain room would hold. */
export function createRoomArchive(rooms: Pick<PlainRooms, "read">): Pick<LogArchive, "readForCompaction"> {
  return {
    readForCompaction: (room) =>
      rooms.read(room, (doc): CompactionSource => {
        const update = Y.encodeStateAsUpdate(doc);
        const row = { sequence: 1, at: 0, personId: "", clientId: 0, update };
        return { snapshot: undefined, segments: [], rows: [row], isAll: true, isDamaged: false };
      }),
  };
}
