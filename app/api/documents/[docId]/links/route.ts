import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { newLinkSchema } from "#lib/collab/service-api.ts";
import { type DocumentParams, documentOf } from "../document-of.ts";

export function GET(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => ({ links: await person.links(await documentOf(context)) }));
}

export function POST(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const wanted = await readJson(request, newLinkSchema);
    const link = await person.createLink(await documentOf(context), wanted);
    return Response.json(link, { status: 201, headers: { "cache-control": "no-store" } });
  });
}
