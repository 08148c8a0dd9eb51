/** Puts the directory together: what main.ts creates, and what the HTTP API and the rooms talk to. */
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { createAccessChanges } from "../access/access-changes.ts";
import type { AccessPort } from "../access/access-port.ts";
import { createDirectoryAccess } from "../access/directory-access.ts";
import type { Logger } from "../observability/logger.ts";
import type { RoomEditor } from "../rooms/room-editor.ts";
import type { OrderedStore } from "../storage/ordered-store.ts";
import { type CreateDocument, createDocumentMaker } from "./create-document.ts";
import { createDocuments, type Documents } from "./documents.ts";
import { createLinks, type Links } from "./links.ts";
import { createOrderedDirectory } from "./ordered-directory.ts";
import { createPeople, type People } from "./people.ts";
import { sweepUnjoined } from "./sweep-unjoined.ts";
import { followTitles } from "./title-follower.ts";

export interface DirectoryOptions {
  store: OrderedStore;
  editor: RoomEditor;
  /** Throws on an update that must not reach Yjs. */
  checkUpdate: (update: Uint8Array) => void;
  masterSecret: string;
  logger: Logger;
  /** Milliseconds since 1970. */
  now: () => number;
}

export interface Directory {
  access: AccessPort;
  people: People;
  documents: Documents;
  links: Links;
  createDocument: CreateDocument;
  /** Removes what is past its time: openings of links that nobody entered with, identity links. To be called about once an hour. */
  sweep(): Promise<void>;
  /** Stops following the rooms. Close the store afterwards. */
  close(): void;
}

/** Creates the directory over a store that it shares with the rooms. */
export function createDirectory(options: DirectoryOptions): Directory {
  const { store, editor, logger, now } = options;
  const directory = createOrderedDirectory({
    store,
    onDamaged: (damage) => logger.error(damage, "directory.record_damaged"),
  });
  const changes = createAccessChanges((error) => logger.error({ error }, "access.listener_failed"));
  const titles = followTitles({
    directory,
    editor,
    onError: (error, room) => logger.error({ error, room }, "directory.title_not_followed"),
  });
  const people = createPeople({ directory, changes, now });

  return {
    people,
    access: createDirectoryAccess({
      directory,
      changes,
      now,
      onJoined: (documentId) => titles.reconcile(documentId),
    }),
    documents: createDocuments({ directory, editor, changes, now }),
    links: createLinks({ directory, changes, linkKey: deriveKey(options.masterSecret, "link"), now }),
    createDocument: createDocumentMaker({ ...options, directory }),
    async sweep() {
      const grants = await sweepUnjoined(directory, now());
      await people.sweep();
      if (grants > 0) logger.info({ grants }, "directory.swept");
    },
    close: () => titles.stop(),
  };
}
