import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { transferSchema } from "#lib/collab/service-api.ts";
import { type DocumentParams, documentOf } from "../document-of.ts";

export function POST(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const { personId } = await readJson(request, transferSchema);
    return person.transferDocument(await documentOf(context), personId);
  });
}
