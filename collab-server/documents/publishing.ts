/**
 * Documents as pages for everybody: the owners' part, and what the web app needs to show one. Nothing here knows HTML.
 *
 *   address ──► document ──► its publication: live (the room's state) or frozen (a copy of the state of then)
 *
 * An address stays with its document until that is deleted for good: an old one leads to the newest, and publishing again after
 * taking it back gives the one of before.
 */
import type { Readable } from "node:stream";
import type { BlobStore } from "#collab-server/blobs/blob-store.ts";
import type { PatchPublication, Publication, Publish, PublishedPage } from "#lib/collab/publish-api.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import type { RoomEditor } from "../rooms/room-editor.ts";
import type { DirectoryPort } from "./directory-port.ts";
import type { FrozenPages } from "./frozen-pages.ts";
import { createPageReading } from "./page-reading.ts";
import { createPageVersions } from "./page-versions.ts";
import { createPublicationChanges } from "./publication-changes.ts";

export interface PageFile {
  type: string;
  byteLength: number;
  read: () => Readable;
}

/** Each method throws DirectoryError. Those with a person apply their role. */
export interface Publishing {
  /** Needs `edit`: who writes in it may know who reads. */
  get(personId: string, documentId: string): Promise<Publication | null>;
  /** Needs `own`. Published already: anew, as it is now. Throws `too_large`. */
  publish(personId: string, documentId: string, wanted: Publish): Promise<Publication>;
  /** Needs `own`. Throws `not_found` while it is not published, `conflict` for an address that is taken. */
  change(personId: string, documentId: string, change: PatchPublication): Promise<Publication>;
  /** Needs `own`. */
  unpublish(personId: string, documentId: string): Promise<void>;
  /** What stands at an address. Throws `not_found` when nothing ever did. */
  page(slug: string): Promise<PublishedPage>;
  /** As `page`, when it is another than `version`. `readers`: how many the caller asks for. */
  next(slug: string, version: string, readers: number): Promise<PublishedPage>;
  /** The state that the page shows. Throws `not_found` when it is not published. */
  content(slug: string): Promise<PageFile>;
  picture(slug: string, hash: string): Promise<PageFile>;
  /** Pages that somebody follows now, and by how many. */
  figures(): { pages: number; readers: number };
  close(): void;
}

export interface PublishingOptions {
  directory: DirectoryPort;
  editor: Pick<RoomEditor, "read" | "onUpdated">;
  blobs: Pick<BlobStore, "open">;
  frozen: FrozenPages;
  changes: AccessChanges;
  /** Milliseconds since 1970. */
  now: () => number;
  after: (ms: number, task: () => void) => () => void;
}

export function createPublishing(options: PublishingOptions): Publishing {
  const { editor, changes } = options;
  const versions = createPageVersions(options.after);
  const stops = [
    editor.onUpdated(({ room }) => versions.bump(room)),
    changes.subscribe((change) => {
      const isAbout =
        change.kind === "deleted" || (change.kind === "event" && change.event.kind === "published");
      if (isAbout) versions.bump(change.room);
    }),
  ];
  return {
    ...createPublicationChanges(options),
    ...createPageReading(options, versions),
    close() {
      for (const stop of stops) stop();
      versions.close();
    },
  };
}
