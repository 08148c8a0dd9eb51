import { answer } from "#app/api/answer.ts";
import { documentOf } from "../../../document-of.ts";

interface LinkParams {
  params: Promise<{ docId: string; linkId: string }>;
}

export function POST(request: Request, context: LinkParams): Promise<Response> {
  return answer(request, async ({ person }) =>
    person.restoreLink(await documentOf(context), (await context.params).linkId),
  );
}
