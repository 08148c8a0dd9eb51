import { answer } from "#app/api/answer.ts";
import { ApiError } from "#lib/documents/api-error.ts";
import { type DocumentParams, documentOf } from "../document-of.ts";

/** Takes a picture in: the body is its bytes. What it is, the bytes tell. */
export function POST(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const documentId = await documentOf(context);
    if (request.body === null) throw new ApiError("not_a_picture", "This is no picture.");
    return person.addPicture(documentId, request.body);
  });
}
