import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { patchDocumentSchema } from "#lib/collab/service-api.ts";
import { type DocumentParams, documentOf } from "./document-of.ts";

export function GET(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => person.document(await documentOf(context)));
}

export function PATCH(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const { title } = await readJson(request, patchDocumentSchema);
    return person.renameDocument(await documentOf(context), title);
  });
}
