/** A directory for tests: memory store, plain rooms, a clock that the test moves, and everything it told or logged. */
import type { AccessChange, AccessPort } from "#collab-server/access/access-port.ts";
import { createDirectoryAccess } from "#collab-server/access/directory-access.ts";
import type { BlobStore } from "#collab-server/blobs/blob-store.ts";
import type { CommentStore } from "#collab-server/comments/comment-store.ts";
import { type Comments, createComments } from "#collab-server/comments/create-comments.ts";
import { createOrderedCommentStore } from "#collab-server/comments/ordered-comment-store.ts";
import { createOrderedNoticeStore } from "#collab-server/comments/ordered-notice-store.ts";
import { createDirectory, type Directory } from "#collab-server/documents/create-directory.ts";
import type { DirectoryPort } from "#collab-server/documents/directory-port.ts";
import { createFrozenPages } from "#collab-server/documents/frozen-pages.ts";
import { createHomeRows } from "#collab-server/documents/home-rows.ts";
import { type InstanceRules, openInstance } from "#collab-server/documents/instance-rules.ts";
import { createOrderedDirectory } from "#collab-server/documents/ordered-directory.ts";
import { type OpenSearch, openSearch } from "#collab-server/search/open-search.ts";
import { createMemoryStore } from "#collab-server/storage/memory-store.ts";
import type { OrderedStore } from "#collab-server/storage/ordered-store.ts";
import { createInlineSearch, createRoomArchive } from "./inline-search.ts";
import { createMemoryBlobs } from "./memory-blobs.ts";
import { createPlainRooms, type PlainRooms } from "./plain-rooms.ts";
import { createRecordingLogger, type RecordedEvent } from "./recording-logger.ts";

export interface DirectoryBench {
  directory: Directory;
  records: DirectoryPort;
  access: AccessPort;
  store: OrderedStore;
  rooms: PlainRooms;
  blobs: BlobStore;
  clock: { now: number };
  /** Moves the clock, and runs the timers that are due. */
  pass(ms: number): void;
  comments: Comments;
  /** Its index is not in a thread, and is full of what there was at the beginning. */
  search: OpenSearch;
  commentStore: CommentStore;
  /** Every change that the rooms were told, oldest first. */
  changes: AccessChange[];
  events: RecordedEvent[];
  masterSecret: string;
  logger: ReturnType<typeof createRecordingLogger>;
}

/** Builds one. A given store is used as it is; whoever gave it closes it. */
export function createDirectoryBench(
  store: OrderedStore = createMemoryStore(),
  rules: InstanceRules = openInstance,
): DirectoryBench {
  const rooms = createPlainRooms();
  const clock = { now: 1_700_000_000_000 };
  const logger = createRecordingLogger();
  const masterSecret = "m".repeat(43);
  const now = () => clock.now;
  const timers = new Set<{ at: number; task: () => void }>();
  const rows = createHomeRows(createOrderedDirectory({ store, logger, now }));
  const { directory: records } = rows;
  const blobs = createMemoryBlobs(now);
  const access = createDirectoryAccess({ directory: records, logger, rules, now });
  const commentStore = createOrderedCommentStore({ store, logger });
  const comments = createComments({
    directory: records,
    comments: commentStore,
    notices: createOrderedNoticeStore({ store, logger }),
    changes: access.changes,
    editor: rooms,
    logger,
    now,
  });
  function after(ms: number, task: () => void): () => void {
    const timer = { at: clock.now + ms, task };
    timers.add(timer);
    return () => timers.delete(timer);
  }
  const directory = createDirectory({
    rows,
    access,
    editor: rooms,
    blobs,
    frozen: createFrozenPages(store),
    tellNews: (news) => void comments.notices.tell({ ...news, at: now(), threadId: null, text: "" }),
    removeComments: (documentId) => commentStore.removeDocument(documentId),
    checkUpdate: () => {},
    masterSecret,
    logger,
    now,
    rules,
    after,
  });
  const search = openSearch({
    rows,
    archive: createRoomArchive(rooms),
    createHost: createInlineSearch,
    clock: { now, after, random: () => 0 },
    // That it read everything is no event that a test of something else asks for.
    logger: { ...logger, info: () => undefined },
  });
  search.start();
  const changes: AccessChange[] = [];
  access.subscribe((change) => changes.push(change));
  function pass(ms: number): void {
    clock.now += ms;
    for (const timer of [...timers].sort((a, b) => a.at - b.at)) {
      if (timer.at > clock.now || !timers.delete(timer)) continue;
      timer.task();
    }
  }
  return {
    pass,
    directory,
    comments,
    commentStore,
    search,
    records,
    access,
    store,
    rooms,
    blobs,
    clock,
    changes,
    events: logger.events,
    masterSecret,
    logger,
  };
}
