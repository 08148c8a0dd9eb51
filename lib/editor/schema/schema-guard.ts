import { schemaVersion } from "#lib/collab/document-format.ts";

/**
 * True when this build may write into a document of `documentVersion`. If not, the document was written by a newer Quire:
 * it is shown read-only, and the person is told to reload the page. Its version comes with message 101.
 */
export function mayEditSchema(documentVersion: number): boolean {
  return documentVersion <= schemaVersion;
}
