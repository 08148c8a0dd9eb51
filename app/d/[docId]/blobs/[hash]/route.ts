import { answer } from "#app/api/answer.ts";
import { documentOf } from "#app/api/documents/[docId]/document-of.ts";

interface BlobParams {
  params: Promise<{ docId: string; hash: string }>;
}

/**
 * A picture of a document, for whoever may read the document now: a browser may keep it, but asks each time. proxy.ts sees to
 * it that it may do nothing when it is opened as a page of its own.
 */
export function GET(request: Request, context: BlobParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const documentId = await documentOf(context);
    const { hash } = await context.params;
    const picture = await person.openPicture(documentId, hash);
    const etag = `"${hash}"`;
    const headers = new Headers({
      etag,
      "cache-control": "private, no-cache",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
    });
    if (request.headers.get("if-none-match") === etag) {
      await picture.body?.cancel();
      return new Response(null, { status: 304, headers });
    }
    for (const name of ["content-type", "content-length"]) {
      const value = picture.headers.get(name);
      if (value !== null) headers.set(name, value);
    }
    return new Response(picture.body, { headers });
  });
}
