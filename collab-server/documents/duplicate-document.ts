/** A document of one's own out of another: its body and pictures as they are now; no comments, no links, no people. */
import * as Y from "yjs";
import type { HomeEntry } from "#lib/collab/home-api.ts";
import { limits } from "#lib/collab/limits.ts";
import { cleanTitle } from "#lib/collab/person-name.ts";
import type { RoomEditor } from "../rooms/room-editor.ts";
import type { CopiedContent, DocumentMaker } from "./create-document.ts";
import { DirectoryError, withStore } from "./directory-error.ts";
import type { DirectoryPort } from "./directory-port.ts";
import { requireAccess } from "./document-access.ts";
import { bringInto } from "./new-content.ts";
import type { DocumentRecord } from "./records.ts";
import type { Shelves } from "./shelves.ts";

/** Needs `view`. Throws `forbidden` for who may not create documents, and `too_large`. Without a title: "Copy of …". */
export type DuplicateDocument = (
  personId: string,
  documentId: string,
  title: string | undefined,
) => Promise<HomeEntry>;

export interface DuplicateDocumentOptions {
  directory: DirectoryPort;
  editor: Pick<RoomEditor, "read">;
  maker: DocumentMaker;
  shelves: Shelves;
}

/** Creates it for one directory. */
export function createDuplicator(options: DuplicateDocumentOptions): DuplicateDocument {
  const { directory, editor, maker, shelves } = options;

  async function readBody({ id, format }: DocumentRecord): Promise<CopiedContent> {
    const update = await withStore(() => editor.read(id, (doc) => Y.encodeStateAsUpdate(doc)));
    if (update.length > limits.maxNewContentBytes)
      throw new DirectoryError("too_large", "This document is too large to be copied.");
    // It comes out of our own log, where every update was checked on its way in. What was deleted in it stays behind.
    const content = bringInto(update, { contentFormat: format, format }, () => undefined);
    const bytes = Buffer.from(content.update);
    const blobs = await directory.blobsOfDocument(id);
    // Only those that the text still names: what was taken out of a document is not for who copies it later.
    return { ...content, format, blobs: blobs.filter(({ hash }) => bytes.includes(hash)) };
  }

  return async (personId, documentId, title) => {
    const { document } = await requireAccess(directory, personId, documentId, "view");
    const named = cleanTitle(title ?? (document.title === "" ? "" : `Copy of ${document.title}`));
    const { id } = await maker.copy(personId, named, () => readBody(document));
    return shelves.get(personId, id);
  };
}
