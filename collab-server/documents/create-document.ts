/**
 * Making a document: first its content, on disk, then the records that make it known. A crash in between leaves rows that
 * nobody can see, which unfinished.ts removes; the other way round it would leave a document without its first block.
 */
import type { Node } from "prosemirror-model";
import * as Y from "yjs";
import { createDocId, createId } from "#lib/collab/doc-id.ts";
import { type DocumentFormat, newDocumentFormat, schemaVersion } from "#lib/collab/document-format.ts";
import { cleanTitle } from "#lib/collab/person-name.ts";
import type { DocumentEntry, NewDocument } from "#lib/collab/service-api.ts";
import { bodySeeders } from "#lib/editor/binding/body-seeders.ts";
import type { RoomEditor } from "../rooms/room-editor.ts";
import { DirectoryError, withStore } from "./directory-error.ts";
import type { DirectoryPort } from "./directory-port.ts";
import { findAccess } from "./document-access.ts";
import { toEntry } from "./documents.ts";
import { newGrant } from "./grants.ts";
import type { InstanceRules } from "./instance-rules.ts";
import { type NewContent, parseNewContent } from "./new-content.ts";
import { blankContent } from "./opening-content.ts";
import { newPerson } from "./people.ts";
import type { BlobRecord, DocumentRecord, PersonRecord } from "./records.ts";
import { builtInTemplate } from "./templates/built-in-template.ts";
import { writeTitle } from "./title-text.ts";
import { welcomeDocument } from "./welcome/welcome-document.ts";

export interface CreateDocumentOptions {
  directory: DirectoryPort;
  editor: Pick<RoomEditor, "edit">;
  /** Throws on an update that must not reach Yjs. */
  checkUpdate: (update: Uint8Array) => void;
  rules: InstanceRules;
  now: () => number;
}

export interface CreatedDocument {
  entry: DocumentEntry;
  /** False when the person's Welcome document was there already. */
  isNew: boolean;
}

/**
 * Creates a document owned by the person. A person's first document brings their Welcome document along; asking for the
 * Welcome document again gives the one there is. Throws DirectoryError `bad_request` or `too_large` for its content.
 */
export type CreateDocument = (personId: string, request: NewDocument) => Promise<CreatedDocument>;

/** What another document held. */
export interface CopiedContent extends NewContent {
  format: DocumentFormat;
  blobs: readonly BlobRecord[];
}

export interface DocumentMaker {
  create: CreateDocument;
  /** Throws `forbidden` for who may not create, before it asks for the content. */
  copy(personId: string, title: string, read: () => Promise<CopiedContent>): Promise<DocumentEntry>;
}

/** Creates the maker of documents of one directory. */
export function createDocumentMaker(options: CreateDocumentOptions): DocumentMaker {
  const { directory, now } = options;

  /** Writes the body and gives the record, which is not written yet. */
  async function write(
    personId: string,
    request: NewDocument,
    at: number,
    content = parseContent(request, options.checkUpdate),
  ): Promise<DocumentRecord> {
    const format = content?.format ?? request.format ?? newDocumentFormat;
    const opening = openingOf(request);
    const title = cleanTitle(request.title ?? content?.title ?? opening.title);
    const id = createDocId();
    await directory.write([{ kind: "unfinished", put: { id, at: now() } }]);
    const edit = (change: (doc: Y.Doc) => void) => withStore(() => options.editor.edit(id, personId, change));
    // On its own: in one transaction with edits of its own, Yjs takes a remote update for a clash of client ids.
    if (content !== undefined) await edit((doc) => Y.applyUpdate(doc, content.update));
    const needsBlock = content?.format === undefined;
    if (needsBlock || title !== cleanTitle(content.title))
      await edit((doc) => {
        // A document without a block would get one from each of its first visitors.
        if (needsBlock) bodySeeders[format](doc, opening.content);
        writeTitle(doc, title);
      });
    return {
      id,
      title,
      ownerId: personId,
      createdAt: at,
      updatedAt: at,
      trashedAt: null,
      format,
      schemaVersion,
      incarnation: createId(),
      hidesViewers: false,
      publication: null,
      slugs: [],
      isTemplate: false,
    };
  }

  async function save(
    person: PersonRecord,
    documents: readonly DocumentRecord[],
    blobs: readonly BlobRecord[],
  ): Promise<void> {
    await directory.write([
      { kind: "person", put: person },
      ...blobs.map((put) => ({ kind: "blob", put }) as const),
      ...documents.flatMap((document) => [
        { kind: "document", put: document } as const,
        { kind: "grant", put: ownGrant(document) } as const,
        { kind: "unfinished", remove: { id: document.id, at: 0 } } as const,
      ]),
    ]);
  }

  const make = (
    personId: string,
    request: NewDocument,
    read?: () => Promise<CopiedContent>,
  ): Promise<CreatedDocument> =>
    // One at a time per person, so that two tabs cannot make two Welcome documents.
    directory.exclusively(`person:${personId}`, async () => {
      const at = now();
      const known = await directory.person(personId);
      if (!options.rules.mayCreate(known))
        throw new DirectoryError("forbidden", "Only members of this Quire create documents.");
      const person = known ?? newPerson(personId, at);
      if (request.kind === "welcome" && person.welcomeId !== null) {
        const opened = await findAccess(directory, personId, person.welcomeId);
        if (opened !== undefined) return { entry: await toEntry(directory, opened), isNew: false };
      }
      const copied = await read?.();
      const document = await write(personId, request, at, copied);
      const blobs = copied?.blobs ?? [];
      const documents = [document];
      let { welcomeId } = person;
      if (request.kind === "welcome") welcomeId = document.id;
      else if (welcomeId === null) {
        // A moment older, so that what the person asked for stands first in the list.
        const welcome = await write(personId, { kind: "welcome", language: request.language }, at - 1);
        documents.push(welcome);
        welcomeId = welcome.id;
      }
      await save(
        { ...person, welcomeId },
        documents,
        blobs.map((blob) => ({ ...blob, documentId: document.id, addedBy: personId, addedAt: at })),
      );
      const opened = { document, grant: ownGrant(document), role: "own" } as const;
      return { entry: await toEntry(directory, opened), isNew: true };
    });

  return {
    create: (personId, request) => make(personId, request),
    copy: async (personId, title, read) => (await make(personId, { kind: "blank", title }, read)).entry,
  };
}

function parseContent(
  { content, contentFormat, format }: NewDocument,
  checkUpdate: CreateDocumentOptions["checkUpdate"],
): NewContent | undefined {
  return content === undefined ? undefined : parseNewContent({ content, contentFormat, format }, checkUpdate);
}

/** What Quire itself writes into a new document. */
function openingOf({ kind, template, language = "en" }: NewDocument): { title: string; content: Node } {
  if (kind === "welcome") return welcomeDocument(language);
  if (template !== undefined) return builtInTemplate(template, language);
  return { title: "", content: blankContent() };
}

function ownGrant({ id, ownerId }: DocumentRecord) {
  return { ...newGrant(id, ownerId), own: true };
}
