import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { newCommentSchema } from "#lib/collab/comments-api.ts";
import { documentOf } from "../../../../document-of.ts";
import type { CommentParams } from "../../../comment-params.ts";

export function PATCH(request: Request, context: CommentParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const comment = await readJson(request, newCommentSchema);
    const { threadId, commentId } = await context.params;
    return person.editComment(await documentOf(context), threadId, commentId, comment);
  });
}

export function DELETE(request: Request, context: CommentParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const { threadId, commentId } = await context.params;
    return person.removeComment(await documentOf(context), threadId, commentId);
  });
}
