import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { patchThreadSchema } from "#lib/collab/comments-api.ts";
import { documentOf } from "../../document-of.ts";
import type { ThreadParams } from "../comment-params.ts";

export function PATCH(request: Request, context: ThreadParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const { isResolved } = await readJson(request, patchThreadSchema);
    return person.resolveThread(await documentOf(context), (await context.params).threadId, isResolved);
  });
}

export function DELETE(request: Request, context: ThreadParams): Promise<Response> {
  return answer(request, async ({ person }) =>
    person.removeThread(await documentOf(context), (await context.params).threadId),
  );
}
