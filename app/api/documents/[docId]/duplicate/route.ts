import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { duplicateDocumentSchema } from "#lib/collab/home-api.ts";
import { type DocumentParams, documentOf } from "../document-of.ts";

export function POST(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const { title } = await readJson(request, duplicateDocumentSchema);
    const copy = await person.duplicateDocument(await documentOf(context), title);
    return Response.json(copy, { status: 201, headers: { "cache-control": "no-store" } });
  });
}
