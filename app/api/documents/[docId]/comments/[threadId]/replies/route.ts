import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { newCommentSchema } from "#lib/collab/comments-api.ts";
import { documentOf } from "../../../document-of.ts";
import type { ThreadParams } from "../../comment-params.ts";

export function POST(request: Request, context: ThreadParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const comment = await readJson(request, newCommentSchema);
    const change = await person.reply(await documentOf(context), (await context.params).threadId, comment);
    return Response.json(change, { status: 201, headers: { "cache-control": "no-store" } });
  });
}
