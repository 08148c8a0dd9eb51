import type { DocumentEntry } from "#lib/collab/service-api.ts";

/** The list with `document` put in, or put in place of its older self; newest first. */
export function withDocument(
  documents: readonly DocumentEntry[],
  document: DocumentEntry,
): readonly DocumentEntry[] {
  return [...withoutDocument(documents, document.id), document].sort((a, b) => b.updatedAt - a.updatedAt);
}

/** The list without the document of that id. */
export function withoutDocument(documents: readonly DocumentEntry[], id: string): readonly DocumentEntry[] {
  return documents.filter((document) => document.id !== id);
}

/** The list with one document's title changed and the order kept: a row must not jump away under the hand. */
export function withTitle(
  documents: readonly DocumentEntry[],
  id: string,
  title: string,
): readonly DocumentEntry[] {
  return documents.map((document) => (document.id === id ? { ...document, title } : document));
}
