import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { patchMemberSchema } from "#lib/collab/service-api.ts";
import { documentOf } from "../../document-of.ts";

interface MemberParams {
  params: Promise<{ docId: string; personId: string }>;
}

export function PATCH(request: Request, context: MemberParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const { role } = await readJson(request, patchMemberSchema);
    return person.setRole(await documentOf(context), (await context.params).personId, role);
  });
}

export function DELETE(request: Request, context: MemberParams): Promise<Response> {
  return answer(request, async ({ person }) =>
    person.removePerson(await documentOf(context), (await context.params).personId),
  );
}
