/** `Binding.read` alone, by format: for who shows documents without an editor, and must not load what draws them. */
import { type DocumentFormat, roots } from "#lib/collab/document-format.ts";
import type { Binding } from "./binding.ts";
import { readDocument } from "./text/document.ts";
import { readBody } from "./xml/read-body.ts";

export const bodyReaders: Record<DocumentFormat, Binding["read"]> = {
  xml: (doc, schema) => readBody(doc.getXmlFragment(roots.xmlBody), schema),
  text: readDocument,
};
