import { answer } from "#app/api/answer.ts";
import { documentOf } from "../../document-of.ts";

interface MemberParams {
  params: Promise<{ docId: string; personId: string }>;
}

export function DELETE(request: Request, context: MemberParams): Promise<Response> {
  return answer(request, async ({ person }) =>
    person.declineRequest(await documentOf(context), (await context.params).personId),
  );
}
