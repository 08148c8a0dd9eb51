import { answer } from "#app/api/answer.ts";
import { documentOf } from "../../document-of.ts";

interface LinkParams {
  params: Promise<{ docId: string; linkId: string }>;
}

export function DELETE(request: Request, context: LinkParams): Promise<Response> {
  return answer(request, async ({ person }) =>
    person.revokeLink(await documentOf(context), (await context.params).linkId),
  );
}
