import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { decideSuggestionSchema } from "#lib/collab/comments-api.ts";
import { documentOf } from "../../../document-of.ts";
import type { ThreadParams } from "../../comment-params.ts";

export function POST(request: Request, context: ThreadParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const { decision } = await readJson(request, decideSuggestionSchema);
    return person.decideSuggestion(await documentOf(context), (await context.params).threadId, decision);
  });
}
