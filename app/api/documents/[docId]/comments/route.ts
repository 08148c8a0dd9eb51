import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { newThreadSchema } from "#lib/collab/comments-api.ts";
import { type DocumentParams, documentOf } from "../document-of.ts";

export function GET(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const since = Number(new URL(request.url).searchParams.get("since") ?? 0);
    return person.comments(await documentOf(context), since);
  });
}

export function POST(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const thread = await readJson(request, newThreadSchema);
    const change = await person.startThread(await documentOf(context), thread);
    return Response.json(change, { status: 201, headers: { "cache-control": "no-store" } });
  });
}
