import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { patchThreadSchema } from "#lib/collab/comments-api.ts";
import { documentOf } from "../../document-of.ts";
import type { ThreadParams } from "../comment-params.ts";

export function PATCH(request: Request, context: ThreadParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const patch = await readJson(request, patchThreadSchema);
    const [id, { threadId }] = [await documentOf(context), await context.params];
    return "proposal" in patch
      ? person.reviseSuggestion(id, threadId, patch.proposal)
      : person.resolveThread(id, threadId, patch.isResolved);
  });
}

export function DELETE(request: Request, context: ThreadParams): Promise<Response> {
  return answer(request, async ({ person }) =>
    person.removeThread(await documentOf(context), (await context.params).threadId),
  );
}
