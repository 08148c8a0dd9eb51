/** Puts comments and the bell together: what open-directory.ts creates beside the directory. */
import type { NameablePerson } from "#lib/collab/comments-api.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import type { DirectoryPort } from "../documents/directory-port.ts";
import type { Logger } from "../observability/logger.ts";
import type { RoomEditor } from "../rooms/room-editor.ts";
import { createSuggestionApplier } from "./apply-suggestion.ts";
import { newsOf } from "./comment-news.ts";
import type { CommentStore } from "./comment-store.ts";
import { createThreads } from "./create-threads.ts";
import { nameablePeople } from "./nameable-people.ts";
import type { NoticeStore } from "./notice-store.ts";
import { createNotices, type Notices } from "./notices.ts";
import type { Threads, WrittenComment } from "./threads.ts";

export interface CommentsOptions {
  directory: DirectoryPort;
  comments: CommentStore;
  notices: NoticeStore;
  changes: AccessChanges;
  editor: Pick<RoomEditor, "edit">;
  logger: Logger;
  /** Milliseconds since 1970. */
  now: () => number;
}

export interface Comments {
  threads: Threads;
  notices: Notices;
  /** Who can be named in a document's comments; throws as requireAccess does for `comment`. */
  nameable: (personId: string, documentId: string) => Promise<NameablePerson[]>;
}

/** Creates the comments of one server. */
export function createComments(options: CommentsOptions): Comments {
  const { directory, logger } = options;
  const notices = createNotices(options);

  async function tell(written: WrittenComment): Promise<void> {
    try {
      for (const news of await newsOf(directory, written)) await notices.tell(news);
    } catch (error) {
      logger.error({ error, room: written.thread.documentId }, "notices.not_written");
    }
  }

  const threads = createThreads({
    ...options,
    applySuggestion: createSuggestionApplier(options.editor),
    // oxlint-disable-next-line no-void -- `tell` handles its own failures.
    onWritten: (written) => void tell(written),
    onRead: (personId, documentId, ids) => notices.markThreadsRead(personId, documentId, ids),
  });
  return {
    threads,
    notices,
    nameable: (personId, documentId) => nameablePeople(directory, personId, documentId),
  };
}
