/** What readers get of published pages. Nobody's name is asked. */
import { Readable } from "node:stream";
import { isBlobHash } from "#collab-server/blobs/blob-store.ts";
import { limits } from "#lib/collab/limits.ts";
import type { PublishedPage } from "#lib/collab/publish-api.ts";
import type { PageVersions } from "./page-versions.ts";
import { type PublicationRecord, pageNotFound, readPageState, toPublication } from "./publication-record.ts";
import type { Publishing, PublishingOptions } from "./publishing.ts";
import type { DocumentRecord } from "./records.ts";

export function createPageReading(
  { directory, editor, blobs, frozen }: PublishingOptions,
  versions: PageVersions,
): Pick<Publishing, "page" | "next" | "content" | "picture" | "figures"> {
  const followed = new Map<symbol, number>();

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
      const state = isLive ? await readPageState(editor, document.id) : await frozen.get(document.id);
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
  };
}
