import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { patchNoticesSchema } from "#lib/collab/notices-api.ts";
import { type DocumentParams, documentOf } from "../document-of.ts";

export function GET(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => ({
    isMuted: await person.isMuted(await documentOf(context)),
  }));
}

export function PATCH(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const { isMuted } = await readJson(request, patchNoticesSchema);
    return person.setMuted(await documentOf(context), isMuted);
  });
}
