/**
 * Documents as pages for everybody: the owners' part, and what the web app needs to show one. Nothing here knows HTML.
 *
 *   address ──► document ──► its publication: live (the room's state) or frozen (a copy of the state of then)
 *
 * An address stays with its document until that is deleted for good: an old one leads to the newest, and publishing again after
 * taking it back gives the one of before.
 */
import { Readable } from "node:stream";
import * as Y from "yjs";
import { type BlobStore, isBlobHash } from "#collab-server/blobs/blob-store.ts";
import { limits } from "#lib/collab/limits.ts";
import { createSlug } from "#lib/collab/page-slug.ts";
import type { PatchPublication, Publication, Publish, PublishedPage } from "#lib/collab/publish-api.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import type { RoomEditor } from "../rooms/room-editor.ts";
import { DirectoryError, withStore } from "./directory-error.ts";
import type { DirectoryPort } from "./directory-port.ts";
import { requireAccess } from "./document-access.ts";
import type { FrozenPages } from "./frozen-pages.ts";
import { createPageVersions } from "./page-versions.ts";
import type { DocumentRecord } from "./records.ts";

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

type PublicationRecord = NonNullable<DocumentRecord["publication"]>;

export function createPublishing(options: PublishingOptions): Publishing {
  const { directory, editor, blobs, frozen, changes, now } = options;
  const versions = createPageVersions(options.after);
  const followed = new Map<symbol, number>();
  const stops = [
    editor.onUpdated(({ room }) => versions.bump(room)),
    changes.subscribe((change) => {
      const isAbout =
        change.kind === "deleted" || (change.kind === "event" && change.event.kind === "published");
      if (isAbout) versions.bump(change.room);
    }),
  ];

  function tell(documentId: string): void {
    changes.emit({ kind: "event", room: documentId, to: { atLeast: "edit" }, event: { kind: "published" } });
  }

  async function readState(documentId: string): Promise<Uint8Array> {
    const state = await withStore(() => editor.read(documentId, (doc) => Y.encodeStateAsUpdate(doc)));
    if (state.byteLength > limits.maxPublishedBytes)
      throw new DirectoryError("too_large", "This document is too large to be published.");
    return state;
  }

  /** Runs `work` on the document and its publication, and writes what it gives. */
  function withPublication(
    personId: string,
    documentId: string,
    work: (document: DocumentRecord) => Promise<DocumentRecord>,
  ): Promise<DocumentRecord> {
    return directory.exclusively(`document:${documentId}`, async () => {
      const { document } = await requireAccess(directory, personId, documentId, "own");
      const changed = await work(document);
      if (changed !== document) {
        await save(changed);
        if (changed.publication?.mode !== "frozen" && document.publication?.mode === "frozen")
          await frozen.remove(documentId);
        tell(documentId);
      }
      return changed;
    });
  }

  async function save(document: DocumentRecord): Promise<void> {
    const slug = document.publication?.slug;
    if (slug === undefined) return directory.write([{ kind: "document", put: document }]);
    await directory.exclusively(`slug:${slug}`, async () => {
      const holder = await directory.slug(slug);
      if (holder !== undefined && holder.documentId !== document.id)
        throw new DirectoryError("conflict", "This address is taken. Choose another one.");
      const slugs = [slug, ...document.slugs.filter((each) => each !== slug)];
      const dropped = slugs.slice(limits.maxSlugsPerDocument);
      await directory.write([
        { kind: "document", put: { ...document, slugs: slugs.slice(0, limits.maxSlugsPerDocument) } },
        { kind: "slug", put: { slug, documentId: document.id } },
        ...dropped.map((old) => ({ kind: "slug", remove: { slug: old, documentId: document.id } }) as const),
      ]);
    });
  }

  /** The state of now becomes what is shown, when that is to stay. */
  async function freeze(record: PublicationRecord, documentId: string): Promise<PublicationRecord> {
    if (record.mode === "live") {
      await readState(documentId);
      return { ...record, frozenAt: null, changedAt: now() };
    }
    await frozen.put(documentId, await readState(documentId));
    return { ...record, frozenAt: now(), changedAt: now() };
  }

  async function documentAt(slug: string): Promise<DocumentRecord> {
    const record = await directory.slug(slug);
    const document = record && (await directory.document(record.documentId));
    if (document === undefined) throw pageNotFound();
    return document;
  }

  async function shownAt(
    slug: string,
  ): Promise<{ document: DocumentRecord; publication: PublicationRecord }> {
    const document = await documentAt(slug);
    const { publication } = document;
    if (publication === null || publication.slug !== slug || document.trashedAt !== null)
      throw pageNotFound();
    return { document, publication };
  }

  async function page(slug: string): Promise<PublishedPage> {
    const document = await documentAt(slug);
    const { publication } = document;
    if (publication === null || document.trashedAt !== null) return { state: "gone" };
    if (publication.slug !== slug) return { state: "moved", slug: publication.slug };
    // Before the content is read: an edit in between makes another version of it.
    const state = versions.of(document.id);
    const isLive = publication.mode === "live";
    const version = `${isLive ? state : `frozen-${publication.frozenAt}`}-${publication.changedAt}`;
    return { state: "published", ...toPublication(publication), format: document.format, version };
  }

  return {
    page,

    async get(personId, documentId) {
      const { document } = await requireAccess(directory, personId, documentId, "edit");
      return document.publication && toPublication(document.publication);
    },

    async publish(personId, documentId, wanted) {
      const { publication } = await withPublication(personId, documentId, async (document) => {
        const before = document.publication;
        const slug = before?.slug ?? document.slugs[0] ?? createSlug(document.title);
        const at = now();
        const record = {
          ...wanted,
          slug,
          publishedAt: before?.publishedAt ?? at,
          frozenAt: null,
          changedAt: at,
        };
        return { ...document, publication: await freeze(record, documentId) };
      });
      return toPublication(publication);
    },

    async change(personId, documentId, change) {
      const { publication } = await withPublication(personId, documentId, async (document) => {
        const before = document.publication;
        if (before === null) throw pageNotFound();
        const { slug, mode, isIndexed, language } = { ...before, ...change };
        const after = { ...before, slug, mode, isIndexed, language, changedAt: now() };
        return { ...document, publication: mode === before.mode ? after : await freeze(after, documentId) };
      });
      return toPublication(publication);
    },

    async unpublish(personId, documentId) {
      await withPublication(personId, documentId, async (document) =>
        document.publication === null ? document : { ...document, publication: null },
      );
    },

    async next(slug, version, readers) {
      // Before the page is looked at: what changes from here on is not missed.
      const { id } = await documentAt(slug);
      const state = versions.of(id);
      const current = await page(slug);
      if (current.state !== "published" || current.version !== version) return current;
      const waiting = Symbol(slug);
      followed.set(waiting, readers);
      await versions.changed(id, state, limits.publishedWaitMs);
      followed.delete(waiting);
      return page(slug);
    },

    async content(slug) {
      const { document, publication } = await shownAt(slug);
      const isLive = publication.mode === "live";
      const state = isLive ? await readState(document.id) : await frozen.get(document.id);
      if (state === undefined) throw pageNotFound();
      return {
        type: "application/octet-stream",
        byteLength: state.byteLength,
        read: () => Readable.from([Buffer.from(state.buffer, state.byteOffset, state.byteLength)]),
      };
    },

    async picture(slug, hash) {
      const { document } = await shownAt(slug);
      const record = isBlobHash(hash) ? await directory.blob(document.id, hash) : undefined;
      const found = record && (await blobs.open(record.hash));
      if (record === undefined || found === undefined) throw pageNotFound();
      return { type: record.type, byteLength: found.byteLength, read: found.read };
    },

    figures: () => ({
      pages: followed.size,
      readers: [...followed.values()].reduce((sum, readers) => sum + readers, 0),
    }),

    close() {
      for (const stop of stops) stop();
      versions.close();
    },
  };
}

function toPublication(record: PublicationRecord | null): Publication {
  if (record === null) throw pageNotFound();
  const { changedAt: _, ...publication } = record;
  return publication;
}

function pageNotFound(): DirectoryError {
  return new DirectoryError("not_found", "There is no such page.");
}
