import { type DocId, isDocId } from "#lib/collab/doc-id.ts";
import { ApiError } from "#lib/documents/api-error.ts";

/** The route's parameters under `/api/documents/[docId]`. */
export interface DocumentParams {
  params: Promise<{ docId: string }>;
}

/** The document that a route names. Throws the same `not_found` as for one that is not there or not for this person. */
export async function documentOf(context: DocumentParams): Promise<DocId> {
  const { docId } = await context.params;
  if (!isDocId(docId)) throw new ApiError("not_found", "There is no such document.");
  return docId;
}
