/** What a new document starts from when it is not blank: "Save as a new document" of edits that were kept aside. */
import * as Y from "yjs";
import { type DocumentFormat, roots } from "#lib/collab/document-format.ts";
import { limits } from "#lib/collab/limits.ts";
import { DirectoryError } from "./directory-error.ts";

export interface NewContent {
  /** A Yjs update, V1, that stands on its own. */
  update: Uint8Array;
  /** The format whose root holds the text; undefined when there is none. */
  format: DocumentFormat | undefined;
  title: string;
}

const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Reads a base64 Yjs update. Throws `too_large`, or `bad_request` when it is no update or builds on something that it does
 * not hold. `checkUpdate` refuses hostile bytes before Yjs sees them, by throwing.
 */
export function parseNewContent(text: string, checkUpdate: (update: Uint8Array) => void): NewContent {
  if (text.length > Math.ceil(limits.maxNewContentBytes / 3) * 4)
    throw new DirectoryError("too_large", "This document is too large to be copied.");
  if (text.length % 4 !== 0 || !base64.test(text)) throw notUnderstood();
  // Buffer.from gives a window into a pool; Yjs keeps parts of what it reads.
  const update = Uint8Array.from(Buffer.from(text, "base64"));
  const doc = new Y.Doc();
  try {
    checkUpdate(update);
    Y.applyUpdate(doc, update);
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw notUnderstood();
    // Encoded anew: what trails behind the update, and what was deleted in it, is not copied.
    return {
      update: Y.encodeStateAsUpdate(doc),
      format: formatOf(doc),
      title: doc.getText(roots.title).toJSON(),
    };
  } catch (cause) {
    throw notUnderstood(cause);
  } finally {
    doc.destroy();
  }
}

function formatOf(doc: Y.Doc): DocumentFormat | undefined {
  if (doc.getText(roots.textBody).length > 0) return "text";
  if (doc.getXmlFragment(roots.xmlBody).length > 0) return "xml";
  return undefined;
}

function notUnderstood(cause?: unknown): DirectoryError {
  return new DirectoryError("bad_request", "The content of the new document is not understood.", { cause });
}
