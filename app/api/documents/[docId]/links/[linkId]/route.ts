import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { patchLinkSchema } from "#lib/collab/service-api.ts";
import { documentOf } from "../../document-of.ts";

interface LinkParams {
  params: Promise<{ docId: string; linkId: string }>;
}

export function PATCH(request: Request, context: LinkParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const change = await readJson(request, patchLinkSchema);
    return person.editLink(await documentOf(context), (await context.params).linkId, change);
  });
}

export function DELETE(request: Request, context: LinkParams): Promise<Response> {
  return answer(request, async ({ person }) =>
    person.revokeLink(await documentOf(context), (await context.params).linkId),
  );
}
