/** What owners do with a document's page. */
import { limits } from "#lib/collab/limits.ts";
import { createSlug } from "#lib/collab/page-slug.ts";
import { DirectoryError } from "./directory-error.ts";
import { requireAccess } from "./document-access.ts";
import { type PublicationRecord, pageNotFound, readPageState, toPublication } from "./publication-record.ts";
import type { Publishing, PublishingOptions } from "./publishing.ts";
import type { DocumentRecord } from "./records.ts";

export function createPublicationChanges({
  directory,
  editor,
  frozen,
  changes,
  now,
}: PublishingOptions): Pick<Publishing, "get" | "publish" | "change" | "unpublish"> {
  function tell(documentId: string): void {
    changes.emit({ kind: "event", room: documentId, to: { atLeast: "edit" }, event: { kind: "published" } });
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
      await readPageState(editor, documentId);
      return { ...record, frozenAt: null, changedAt: now() };
    }
    await frozen.put(documentId, await readPageState(editor, documentId));
    return { ...record, frozenAt: now(), changedAt: now() };
  }

  return {
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
  };
}
