import type { DocumentEntry, DocumentScope, NewDocument } from "#lib/collab/service-api.ts";

/** What the home page asks of the server. Every call rejects when it did not happen. */
export interface DocumentActions {
  documents(scope: DocumentScope): Promise<DocumentEntry[]>;
  createDocument(document: NewDocument): Promise<DocumentEntry>;
  renameDocument(documentId: string, title: string): Promise<DocumentEntry>;
  trashDocument(documentId: string): Promise<DocumentEntry>;
  restoreDocument(documentId: string): Promise<DocumentEntry>;
}
