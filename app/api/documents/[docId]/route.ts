import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { patchDocumentSchema } from "#lib/collab/service-api.ts";
import { type DocumentParams, documentOf } from "./document-of.ts";

export function GET(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => person.document(await documentOf(context)));
}

export function PATCH(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const { title, hidesViewers, isTemplate } = await readJson(request, patchDocumentSchema);
    const id = await documentOf(context);
    if (isTemplate !== undefined) await person.setTemplate(id, isTemplate);
    if (hidesViewers !== undefined) await person.setHidesViewers(id, hidesViewers);
    return title === undefined ? person.document(id) : person.renameDocument(id, title);
  });
}

export function DELETE(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => person.deleteDocument(await documentOf(context)));
}
