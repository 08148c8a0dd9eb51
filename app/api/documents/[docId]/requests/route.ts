import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { newAccessRequestSchema } from "#lib/collab/service-api.ts";
import { type DocumentParams, documentOf } from "../document-of.ts";

export function GET(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => ({
    requests: await person.accessRequests(await documentOf(context)),
  }));
}

export function POST(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const { role } = await readJson(request, newAccessRequestSchema);
    return person.askForAccess(await documentOf(context), role);
  });
}
