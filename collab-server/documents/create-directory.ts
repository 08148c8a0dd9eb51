/** Puts the directory together: what main.ts creates, and what the HTTP API and the rooms talk to. */

import type { BlobStore } from "#collab-server/blobs/blob-store.ts";
import type { Clock } from "#lib/collab/clock.ts";
import { limits } from "#lib/collab/limits.ts";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import type { DirectoryAccess } from "../access/directory-access.ts";
import type { Logger } from "../observability/logger.ts";
import type { RoomEditor } from "../rooms/room-editor.ts";
import { type AccessRequests, createAccessRequests } from "./access-requests.ts";
import { createBatches, type RunBatch } from "./batch.ts";
import { type Blobs, createBlobs } from "./blobs.ts";
import { type ConvertToText, createTextConverter } from "./convert-to-text.ts";
import { type CreateDocument, createDocumentMaker } from "./create-document.ts";
import { deleteForGood, deleteTrashed } from "./delete-trashed.ts";
import { DirectoryError } from "./directory-error.ts";
import type { TellNews } from "./directory-news.ts";
import { requireAccess } from "./document-access.ts";
import { createDocuments, type Documents } from "./documents.ts";
import { createDuplicator, type DuplicateDocument } from "./duplicate-document.ts";
import type { FrozenPages } from "./frozen-pages.ts";
import { createHomeList, type HomeList } from "./home-list.ts";
import type { HomeRows } from "./home-rows.ts";
import { type InstanceRules, openInstance } from "./instance-rules.ts";
import { createLinkEnds } from "./link-ends.ts";
import { createLinks, type Links } from "./links.ts";
import { createMembers, type Members } from "./members.ts";
import { createPeople, type People } from "./people.ts";
import { createPublishing, type Publishing } from "./publishing.ts";
import { createSessions, type Sessions } from "./sessions.ts";
import { createShelves, type Shelves } from "./shelves.ts";
import { sweepUnjoined } from "./sweep-unjoined.ts";
import { followTitles } from "./title-follower.ts";
import { finishUnfinished } from "./unfinished.ts";

export interface DirectoryOptions {
  /** What follows the writes to the records; they are read and written through it. */
  rows: HomeRows;
  access: DirectoryAccess;
  editor: RoomEditor;
  blobs: BlobStore;
  tellNews: TellNews;
  /** Comments of a document that is deleted for good go with it. Again: no error. */
  removeComments: (documentId: string) => Promise<void>;
  frozen: FrozenPages;
  /** Throws on an update that must not reach Yjs. */
  checkUpdate: (update: Uint8Array) => void;
  masterSecret: string;
  logger: Logger;
  /** Milliseconds since 1970. */
  now: () => number;
  after: Clock["after"];
  /** Absent: everybody may come, and create. */
  rules?: InstanceRules;
}

export interface Directory {
  people: People;
  sessions: Sessions;
  documents: Documents;
  links: Links;
  members: Members;
  accessRequests: AccessRequests;
  blobs: Blobs;
  publishing: Publishing;
  home: HomeList;
  shelves: Shelves;
  runBatch: RunBatch;
  createDocument: CreateDocument;
  duplicateDocument: DuplicateDocument;
  /** For good. Needs to be the owner's, and in the trash (`conflict`). */
  deleteDocument(personId: string, documentId: string): Promise<void>;
  convertToText: ConvertToText;
  /** Removes what a crash left of documents that were being made or deleted. To be called before anybody can make one. */
  recover(): Promise<void>;
  /**
   * Removes what is past its time: openings of links that nobody entered with, identity links, documents in the trash,
   * pictures that no document shows. To be called about once an hour.
   */
  sweep(): Promise<void>;
  /** Stops following the rooms, after what they told last is written. To be called between their end and the store's. */
  close(): Promise<void>;
}

/**
 * Creates the directory. The order in the composition root: records (createOrderedDirectory), access (createDirectoryAccess),
 * rooms, then this.
 */
export function createDirectory(options: DirectoryOptions): Directory {
  const { rows, access, editor, logger, now, masterSecret, tellNews, removeComments } = options;
  const { directory } = rows;
  const converter = createTextConverter({ directory, editor, access, logger });
  const { changes } = access;
  const blobs = createBlobs({ ...options, directory });
  const publishing = createPublishing({ ...options, directory, changes });
  const { rules = openInstance } = options;
  const maker = createDocumentMaker({ ...options, directory, rules });
  const documents = createDocuments({ directory, editor, changes, now });
  const shelves = createShelves(directory, now);
  const deletion = { ...options, directory, changes };
  const people = createPeople({ directory, changes, rules, now });
  const stopFollowing = followTitles({
    directory,
    editor,
    access,
    onError: (error, room) => logger.error({ error, room }, "directory.title_not_followed"),
  });

  const ends = createLinkEnds({
    directory,
    changes,
    after: options.after,
    onError: (error, room) => logger.error({ error, room }, "directory.link_end_failed"),
  });
  const watchEnds = async (documentId: string): Promise<void> => {
    try {
      await ends.watch(documentId);
    } catch (error) {
      // Whoever asks is still told the truth; only those inside hear of the end late.
      logger.error({ error, room: documentId }, "directory.link_end_failed");
    }
  };
  const stopWatching = access.onJoined(watchEnds);
  const stopShelving = access.onJoined(async (documentId, personId) => {
    try {
      await shelves.opened(personId, documentId);
    } catch (error) {
      // Only the order of a list knows of it.
      logger.error({ error, room: documentId }, "directory.opening_not_kept");
    }
  });

  async function deleteDocument(personId: string, documentId: string): Promise<void> {
    await deleteForGood(deletion, documentId, async () => {
      const { document } = await requireAccess(directory, personId, documentId, "own");
      if (document.ownerId !== personId)
        throw new DirectoryError("forbidden", "Only the owner can delete a document for good.");
      if (document.trashedAt === null)
        throw new DirectoryError("conflict", "Only what is in the trash can be deleted for good.");
      return true;
    });
  }

  async function finish(before: number): Promise<void> {
    const documents = await finishUnfinished({ directory, editor, removeComments }, before);
    if (documents > 0) logger.info({ documents }, "directory.unfinished_removed");
  }

  return {
    people,
    sessions: createSessions({ directory, changes, rules, now }),
    blobs,
    publishing,
    documents,
    home: createHomeList(rows),
    shelves,
    runBatch: createBatches({ documents, shelves, deleteDocument }),
    links: createLinks({
      directory,
      changes,
      linkKey: deriveKey(masterSecret, "link"),
      // oxlint-disable-next-line no-void -- `watchEnds` handles its own failures.
      onEndSet: (documentId) => void watchEnds(documentId),
      now,
    }),
    members: createMembers({ directory, changes, tellNews, now }),
    accessRequests: createAccessRequests({ directory, changes, tellNews, now }),
    createDocument: maker.create,
    duplicateDocument: createDuplicator({ directory, editor, maker, shelves }),
    deleteDocument,
    convertToText: converter.convert,
    recover: () => finish(now()),
    async sweep() {
      const documents = await deleteTrashed(deletion);
      if (documents > 0) logger.info({ documents }, "directory.trash_emptied");
      await finish(now() - limits.unfinishedMs);
      const grants = await sweepUnjoined(directory, now());
      await people.sweep();
      const pictures = await blobs.sweep();
      if (pictures > 0) logger.info({ pictures }, "directory.pictures_swept");
      if (grants > 0) logger.info({ grants }, "directory.swept");
    },
    async close() {
      stopWatching();
      publishing.close();
      stopShelving();
      ends.close();
      converter.close();
      await stopFollowing();
    },
  };
}
