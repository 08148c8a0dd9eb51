/** The part of compose.ts that is there when people and documents are: the directory, its API, comments and search. */
import type { AccessPort } from "#collab-server/access/access-port.ts";
import { createDirectoryAccess } from "#collab-server/access/directory-access.ts";
import type { BlobStore } from "#collab-server/blobs/blob-store.ts";
import { type Comments, createComments } from "#collab-server/comments/create-comments.ts";
import { createOrderedCommentStore } from "#collab-server/comments/ordered-comment-store.ts";
import { createOrderedNoticeStore } from "#collab-server/comments/ordered-notice-store.ts";
import { createDirectory, type Directory } from "#collab-server/documents/create-directory.ts";
import { createFrozenPages } from "#collab-server/documents/frozen-pages.ts";
import { createHomeRows } from "#collab-server/documents/home-rows.ts";
import type { InstanceRules } from "#collab-server/documents/instance-rules.ts";
import { createOrderedDirectory } from "#collab-server/documents/ordered-directory.ts";
import { type ApiHandler, createApiHandler } from "#collab-server/http/api-handler.ts";
import type { Logger } from "#collab-server/observability/logger.ts";
import type { Metrics } from "#collab-server/observability/metrics.ts";
import { ByteReader } from "#collab-server/protocol/byte-reader.ts";
import { readUpdateShape } from "#collab-server/protocol/update-shape.ts";
import type { RoomRegistry } from "#collab-server/rooms/room-registry.ts";
import { type OpenSearch, openSearch } from "#collab-server/search/open-search.ts";
import { createSearchThread } from "#collab-server/search/search-thread-host.ts";
import type { LogArchive } from "#collab-server/storage/log-archive.ts";
import type { OrderedStore } from "#collab-server/storage/ordered-store.ts";
import type { Clock } from "#lib/collab/clock.ts";
import { limits } from "#lib/collab/limits.ts";

export interface OpenDirectory extends Directory {
  search: OpenSearch;
  access: AccessPort;
  http: ApiHandler;
}

export function openDirectory(options: {
  store: OrderedStore;
  rooms: RoomRegistry;
  archive: LogArchive;
  metrics: Metrics;
  secret: string;
  logger: Logger;
  now: () => number;
  clock: Clock;
  blobs: BlobStore;
  rules: InstanceRules;
}): OpenDirectory {
  const { store, rooms, secret: masterSecret, logger, now, blobs, rules, clock, archive, metrics } = options;
  const rows = createHomeRows(createOrderedDirectory({ store, logger, now }));
  const { directory: records } = rows;
  const access = createDirectoryAccess({ directory: records, logger, rules, now });
  const comments = createOrderedCommentStore({ store, logger });
  const review: Comments = createComments({
    directory: records,
    comments,
    notices: createOrderedNoticeStore({ store, logger }),
    changes: access.changes,
    editor: rooms,
    logger,
    now,
  });
  const directory = createDirectory({
    rows,
    access,
    editor: rooms,
    blobs,
    frozen: createFrozenPages(store),
    // oxlint-disable-next-line no-void -- `tell` never rejects.
    tellNews: (news) => void review.notices.tell({ ...news, at: now(), threadId: null, text: "" }),
    removeComments: (documentId) => comments.removeDocument(documentId),
    checkUpdate: (update) => void readUpdateShape(new ByteReader(update)),
    masterSecret,
    logger,
    now,
    rules,
    after: (ms, task) => clock.after(ms, task),
  });
  const search = openSearch({
    rows,
    archive,
    createHost: (onLost) => createSearchThread({ onLost, maxHeapMb: limits.maxSearchHeapMb }),
    clock,
    logger,
    metrics,
  });
  const http = createApiHandler({
    directory,
    comments: review,
    search,
    masterSecret,
    logger,
    now,
  });
  return { ...directory, access, search, http };
}
