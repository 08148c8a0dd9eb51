/**
 * Making a document: first its content, on disk, then the records that make it known. A crash in between leaves rows that
 * nobody can see, which unfinished.ts removes; the other way round it would leave a document without its first block.
 */
import type { Node } from "prosemirror-model";
import * as Y from "yjs";
import { createDocId, createId } from "#lib/collab/doc-id.ts";
import { newDocumentFormat, schemaVersion } from "#lib/collab/document-format.ts";
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
import { parseNewContent } from "./new-content.ts";
import { blankContent, welcomeContent, welcomeTitle } from "./opening-content.ts";
import { newPerson } from "./people.ts";
import type { DocumentRecord, PersonRecord } from "./records.ts";
import { writeTitle } from "./title-text.ts";

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

/** Creates the maker of documents of one directory. */
export function createDocumentMaker(options: CreateDocumentOptions): CreateDocument {
  const { directory, now } = options;

  /** Writes the body and gives the record, which is not written yet. */
  async function write(personId: string, request: NewDocument, at: number): Promise<DocumentRecord> {
    const content =
      request.content === undefined
        ? undefined
        : parseNewContent({ ...request, content: request.content }, options.checkUpdate);
    const format = content?.format ?? request.format ?? newDocumentFormat;
    const title = cleanTitle(
      request.title ?? content?.title ?? (request.kind === "welcome" ? welcomeTitle : ""),
    );
    const id = createDocId();
    await directory.write([{ kind: "unfinished", put: { id, at: now() } }]);
    const edit = (change: (doc: Y.Doc) => void) => withStore(() => options.editor.edit(id, personId, change));
    // On its own: in one transaction with edits of its own, Yjs takes a remote update for a clash of client ids.
    if (content !== undefined) await edit((doc) => Y.applyUpdate(doc, content.update));
    const needsBlock = content?.format === undefined;
    if (needsBlock || title !== cleanTitle(content.title))
      await edit((doc) => {
        // A document without a block would get one from each of its first visitors.
        if (needsBlock) bodySeeders[format](doc, openingContent(request.kind));
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
    };
  }

  async function save(person: PersonRecord, documents: readonly DocumentRecord[]): Promise<void> {
    await directory.write([
      { kind: "person", put: person },
      ...documents.flatMap((document) => [
        { kind: "document", put: document } as const,
        { kind: "grant", put: ownGrant(document) } as const,
        { kind: "unfinished", remove: { id: document.id, at: 0 } } as const,
      ]),
    ]);
  }

  return (personId, request) =>
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
      const document = await write(personId, request, at);
      const documents = [document];
      let { welcomeId } = person;
      if (request.kind === "welcome") welcomeId = document.id;
      else if (welcomeId === null) {
        // A moment older, so that what the person asked for stands first in the list.
        const welcome = await write(personId, { kind: "welcome" }, at - 1);
        documents.push(welcome);
        welcomeId = welcome.id;
      }
      await save({ ...person, welcomeId }, documents);
      const opened = { document, grant: ownGrant(document), role: "own" } as const;
      return { entry: await toEntry(directory, opened), isNew: true };
    });
}

function openingContent(kind: NewDocument["kind"]): Node {
  return kind === "welcome" ? welcomeContent() : blankContent();
}

function ownGrant({ id, ownerId }: DocumentRecord) {
  return { ...newGrant(id, ownerId), own: true };
}
