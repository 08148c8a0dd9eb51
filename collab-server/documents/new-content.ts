/** What a new document starts from when it is not blank: "Save as a new document" of edits that were kept aside. */
import * as Y from "yjs";
import { type DocumentFormat, newDocumentFormat, roots } from "#lib/collab/document-format.ts";
import { limits } from "#lib/collab/limits.ts";
import type { NewDocument } from "#lib/collab/service-api.ts";
import { clearBody, hasBody, writeTextFromXml } from "#lib/editor/binding/convert-body.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import { DirectoryError } from "./directory-error.ts";

export interface NewContent {
  /** A Yjs update, V1, that stands on its own. */
  update: Uint8Array;
  /** The format that it is in now; undefined when there is no body. */
  format: DocumentFormat | undefined;
  title: string;
}

const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Reads a base64 Yjs update and brings it into the format of the new document. Throws `too_large`, or `bad_request` when it
 * is no update, builds on something that it does not hold, or cannot be converted. `checkUpdate` refuses hostile bytes before Yjs sees them, by throwing.
 */
export function parseNewContent(
  {
    content: text,
    contentFormat,
    format,
  }: Pick<NewDocument, "contentFormat" | "format"> & { content: string },
  checkUpdate: (update: Uint8Array) => void,
): NewContent {
  if (text.length > Math.ceil(limits.maxNewContentBytes / 3) * 4)
    throw new DirectoryError("too_large", "This document is too large to be copied.");
  if (text.length % 4 !== 0 || !base64.test(text)) throw notUnderstood();
  // Buffer.from gives a window into a pool; Yjs keeps parts of what it reads.
  return bringInto(Uint8Array.from(Buffer.from(text, "base64")), { contentFormat, format }, checkUpdate);
}

/** As parseNewContent, for bytes. Throws `bad_request`. */
export function bringInto(
  update: Uint8Array,
  { contentFormat, format }: Pick<NewDocument, "contentFormat" | "format">,
  checkUpdate: (update: Uint8Array) => void,
): NewContent {
  const doc = new Y.Doc();
  try {
    checkUpdate(update);
    Y.applyUpdate(doc, update);
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw notUnderstood();
    const from = formatOf(doc, contentFormat);
    // Format text is what documents are converted to; there is no way back.
    const to = format ?? (from === "text" ? "text" : newDocumentFormat);
    if (from === "text" && to === "xml") throw notUnderstood();
    if (from === "xml" && to === "text") doc.transact(() => writeTextFromXml(doc, schema));
    // A conversion that did not come to its end leaves a body that nobody sees; so does one that did, here.
    clearBody(doc, to === "xml" ? "text" : "xml");
    // Encoded anew: what trails behind the update, and what was deleted in it, is not copied.
    return {
      update: Y.encodeStateAsUpdate(doc),
      format: from && to,
      title: doc.getText(roots.title).toJSON(),
    };
  } catch (cause) {
    throw notUnderstood(cause);
  } finally {
    doc.destroy();
  }
}

function formatOf(doc: Y.Doc, told: DocumentFormat | undefined): DocumentFormat | undefined {
  const candidates: readonly DocumentFormat[] = told === undefined ? ["text", "xml"] : [told];
  return candidates.find((format) => hasBody(doc, format));
}

function notUnderstood(cause?: unknown): DirectoryError {
  return new DirectoryError("bad_request", "The content of the new document is not understood.", { cause });
}
