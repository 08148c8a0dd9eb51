import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { convertDocumentSchema } from "#lib/collab/service-api.ts";
import { type DocumentParams, documentOf } from "../document-of.ts";

export function POST(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const { to } = await readJson(request, convertDocumentSchema);
    return person.convertDocument(await documentOf(context), to);
  });
}
