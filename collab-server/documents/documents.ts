/** The documents of the directory: what a person sees of them, their title, the trash. */
import { cleanTitle } from "#lib/collab/person-name.ts";
import { roleAllows } from "#lib/collab/role.ts";
import type { AccessEntry, DocumentEntry, DocumentScope } from "#lib/collab/service-api.ts";
import { createTitleSearch } from "#lib/collab/title-search.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import { effectiveRole, grantedRole } from "../access/effective-role.ts";
import type { RoomEditor } from "../rooms/room-editor.ts";
import { documentNotFound, withStore } from "./directory-error.ts";
import type { DirectoryPort } from "./directory-port.ts";
import { findAccess, type OpenedDocument, requireAccess } from "./document-access.ts";
import { toPerson } from "./people.ts";
import type { GrantRecord, PersonRecord } from "./records.ts";
import { readTitle, writeTitle } from "./title-text.ts";

/** Each method throws DirectoryError `not_found` without access and `forbidden` with too weak a role. */
export interface Documents {
  /** Newest edit first. `trash` holds the person's own documents only. */
  list(personId: string, scope: DocumentScope, query: string): Promise<DocumentEntry[]>;
  get(personId: string, documentId: string): Promise<DocumentEntry>;
  /** Needs `edit`. The title changes in the document itself, credited to the person. */
  rename(personId: string, documentId: string, title: string): Promise<DocumentEntry>;
  /** Needs `own`. Whether viewers are present to nobody; counts at once. */
  setHidesViewers(personId: string, documentId: string, hidesViewers: boolean): Promise<DocumentEntry>;
  /** Needs `own`. Whether it is found among the templates. */
  setTemplate(personId: string, documentId: string, isTemplate: boolean): Promise<DocumentEntry>;
  /** Needs `own`. Everybody else loses access at once; nothing is deleted. */
  trash(personId: string, documentId: string): Promise<DocumentEntry>;
  /** Needs `own`. Who had access before has it again. */
  restore(personId: string, documentId: string): Promise<DocumentEntry>;
  /** Needs `edit`. The owner first; who opened a link but never came in is left out. */
  people(personId: string, documentId: string): Promise<AccessEntry[]>;
}

export interface DocumentsOptions {
  directory: DirectoryPort;
  editor: Pick<RoomEditor, "edit" | "read">;
  changes: AccessChanges;
  now: () => number;
}

/** Creates the documents of one directory. */
export function createDocuments({ directory, editor, changes, now }: DocumentsOptions): Documents {
  async function setTrashed(personId: string, documentId: string, trashedAt: number | null) {
    const opened = await directory.exclusively(`document:${documentId}`, async () => {
      const found = await requireAccess(directory, personId, documentId, "own");
      if ((found.document.trashedAt === null) === (trashedAt === null)) return found;
      const document = { ...found.document, trashedAt };
      await directory.write([{ kind: "document", put: document }]);
      if (document.publication !== null)
        changes.emit({
          kind: "event",
          room: documentId,
          to: { atLeast: "edit" },
          event: { kind: "published" },
        });
      if (trashedAt !== null) {
        for (const { own, personId: guestId } of await directory.grantsOfDocument(documentId))
          if (!own)
            changes.emit({
              kind: "role",
              room: documentId,
              personId: guestId,
              role: undefined,
              why: "trashed",
            });
      }
      return { ...found, document };
    });
    return toEntry(directory, opened);
  }

  return {
    async list(personId, scope, query) {
      const matches = createTitleSearch(query);
      const grants = await directory.grantsOfPerson(personId);
      const documents = await directory.documentsById(grants.map(({ documentId }) => documentId));
      const listed: OpenedDocument[] = [];
      for (const grant of grants) {
        const document = documents.get(grant.documentId);
        const role = effectiveRole(document, grant, directory.now());
        if (document === undefined || role === undefined) continue;
        const isInScope = (document.trashedAt !== null) === (scope === "trash");
        if (isInScope && matches(document.title)) listed.push({ document, grant, role });
      }
      listed.sort((a, b) => b.document.updatedAt - a.document.updatedAt);
      return toEntries(directory, listed);
    },

    async get(personId, documentId) {
      return toEntry(directory, await requireAccess(directory, personId, documentId, "view"));
    },

    async rename(personId, documentId, rawTitle) {
      await requireAccess(directory, personId, documentId, "edit");
      const title = cleanTitle(rawTitle);
      await withStore(() => editor.edit(documentId, personId, (doc) => writeTitle(doc, title)));
      const opened = await directory.exclusively(`document:${documentId}`, async () => {
        const found = await findAccess(directory, personId, documentId);
        if (found === undefined) throw documentNotFound();
        // Read again: somebody may have gone on typing in it.
        const shown = cleanTitle(await withStore(() => editor.read(documentId, readTitle)));
        const document = { ...found.document, title: shown, updatedAt: now() };
        await directory.write([{ kind: "document", put: document }]);
        return { ...found, document };
      });
      return toEntry(directory, opened);
    },

    async setHidesViewers(personId, documentId, hidesViewers) {
      const opened = await directory.exclusively(`document:${documentId}`, async () => {
        const found = await requireAccess(directory, personId, documentId, "own");
        const document = { ...found.document, hidesViewers };
        await directory.write([{ kind: "document", put: document }]);
        changes.emit({ kind: "audience", room: documentId, hidesViewers });
        return { ...found, document };
      });
      return toEntry(directory, opened);
    },

    async setTemplate(personId, documentId, isTemplate) {
      const opened = await directory.exclusively(`document:${documentId}`, async () => {
        const found = await requireAccess(directory, personId, documentId, "own");
        const document = { ...found.document, isTemplate };
        await directory.write([{ kind: "document", put: document }]);
        return { ...found, document };
      });
      return toEntry(directory, opened);
    },

    trash: (personId, documentId) => setTrashed(personId, documentId, now()),
    restore: (personId, documentId) => setTrashed(personId, documentId, null),

    async people(personId, documentId) {
      const { document } = await requireAccess(directory, personId, documentId, "edit");
      const grants = await directory.grantsOfDocument(documentId);
      const inside = grants.filter(
        ({ own, role, links }) => own || role !== null || links.some(({ joinedAt }) => joinedAt !== null),
      );
      const people = await directory.peopleById(inside.map((grant) => grant.personId));
      const now = directory.now();
      return inside
        .flatMap((grant) => toAccessEntry(grant, people.get(grant.personId), document.ownerId, now))
        .sort(ownerFirstThenByName);
    },
  };
}

/** A document as the person who opened it sees it. */
export async function toEntry(directory: DirectoryPort, opened: OpenedDocument): Promise<DocumentEntry> {
  const [entry] = await toEntries(directory, [opened]);
  if (entry === undefined) throw new Error("toEntries broke its own contract");
  return entry;
}

/** As toEntry, for several: in the same order. */
export async function toEntries(
  directory: DirectoryPort,
  opened: readonly OpenedDocument[],
): Promise<DocumentEntry[]> {
  const owners = await directory.peopleById(opened.map(({ document }) => document.ownerId));
  return opened.map(({ document: { ownerId, publication, slugs, ...shown }, role }) => {
    const { id, name } = toPerson(ownerId, owners.get(ownerId));
    // Who writes in it may know that the world reads along; a viewer need not.
    const isPublished = publication !== null && slugs.length > 0 && roleAllows(role, "edit");
    return { ...shown, role, owner: { id, name }, isPublished };
  });
}

function toAccessEntry(
  grant: GrantRecord,
  record: PersonRecord | undefined,
  ownerId: string,
  now: number,
): AccessEntry[] {
  const role = grantedRole(grant, now);
  if (role === undefined) return [];
  const { id, name, color } = toPerson(grant.personId, record);
  // With a role of their own, they are still listed under the link that they came by.
  const link = grant.links.find((each) => each.role === role) ?? grant.links[0];
  const linkId = grant.own ? null : (link?.linkId ?? null);
  const isOwner = grant.personId === ownerId;
  return [{ person: { id, name, color }, role, linkId, isOwner, hasOwnRole: grant.role !== null }];
}

function ownerFirstThenByName(a: AccessEntry, b: AccessEntry): number {
  return (
    Number(b.isOwner) - Number(a.isOwner) ||
    Number(b.role === "own") - Number(a.role === "own") ||
    a.person.name.localeCompare(b.person.name)
  );
}
