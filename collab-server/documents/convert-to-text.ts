/**
 * From format xml to text, once per document. The record in the directory decides which body counts, so whatever step a
 * crash comes after, the document opens as one of the two, whole:
 *
 *      1. the text is written beside the xml, in one row of the log     opens as xml; a retry writes the text anew
 *      2. the record says text, with a new incarnation                  opens as text
 *      3. open sockets are closed with 4409; the xml is deleted         the text stays; what is left goes at the next join
 *
 * Clients' edits wait from before 1 until after 2: none can reach a body that was read already.
 */
import { createId } from "#lib/collab/doc-id.ts";
import { schemaVersion } from "#lib/collab/document-format.ts";
import type { DocumentEntry } from "#lib/collab/service-api.ts";
import { clearBody, hasBody, writeTextFromXml } from "#lib/editor/binding/convert-body.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import type { DirectoryAccess } from "../access/directory-access.ts";
import type { Logger } from "../observability/logger.ts";
import type { RoomEditor } from "../rooms/room-editor.ts";
import { DirectoryError, withStore } from "./directory-error.ts";
import type { DirectoryPort } from "./directory-port.ts";
import { requireAccess } from "./document-access.ts";
import { toEntry } from "./documents.ts";
import type { DocumentRecord } from "./records.ts";

export interface TextConverterOptions {
  directory: DirectoryPort;
  editor: Pick<RoomEditor, "edit" | "read" | "pauseEdits">;
  access: Pick<DirectoryAccess, "changes" | "onJoined">;
  logger: Pick<Logger, "info" | "warn">;
}

/** Needs `own`. Throws DirectoryError. Converting a document of format text gives it as it is. */
export type ConvertToText = (personId: string, documentId: string) => Promise<DocumentEntry>;

export interface TextConverter {
  convert: ConvertToText;
  /** Looks after documents no longer. */
  close(): void;
}

/** Creates the converter of one directory. */
export function createTextConverter(options: TextConverterOptions): TextConverter {
  const { directory, editor, access, logger } = options;

  /** Writes the record, and finds out what holds when the store's answer was a failure. */
  async function replace(record: DocumentRecord): Promise<void> {
    try {
      await directory.write([{ kind: "document", put: record }]);
    } catch (error) {
      const written = await directory.document(record.id);
      if (written?.incarnation !== record.incarnation) throw error;
    }
    access.changes.emit({ kind: "replaced", room: record.id, incarnation: record.incarnation });
  }

  /** Deletes the old body, for which nobody waits: failing, it is done at the next join. */
  async function clearXml({ id, ownerId }: DocumentRecord): Promise<void> {
    try {
      if (await editor.read(id, (doc) => hasBody(doc, "xml")))
        await editor.edit(id, ownerId, (doc) => void clearBody(doc, "xml"));
    } catch (error) {
      logger.warn({ room: id, error }, "document.xml_not_cleared");
    }
  }

  const stopClearing = access.onJoined(async (documentId) => {
    const record = await directory.document(documentId);
    if (record?.format === "text") await clearXml(record);
  });

  async function write(personId: string, record: DocumentRecord): Promise<DocumentRecord> {
    if (record.schemaVersion > schemaVersion)
      throw new DirectoryError("bad_request", "This document was written by a newer version of Quire.");
    const converted: DocumentRecord = { ...record, format: "text", incarnation: createId() };
    await withStore(() =>
      editor.pauseEdits(record.id, async () => {
        await editor.edit(record.id, personId, (doc) => writeTextFromXml(doc, schema));
        await replace(converted);
      }),
    );
    logger.info({ room: record.id }, "document.converted");
    return converted;
  }

  return {
    convert: (personId, documentId) =>
      directory.exclusively(`document:${documentId}`, async () => {
        const opened = await requireAccess(directory, personId, documentId, "own");
        const isXml = opened.document.format === "xml";
        const document = isXml ? await write(personId, opened.document) : opened.document;
        await clearXml(document);
        return toEntry(directory, { ...opened, document });
      }),
    close: stopClearing,
  };
}
