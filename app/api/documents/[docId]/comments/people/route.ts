import { answer } from "#app/api/answer.ts";
import { type DocumentParams, documentOf } from "../../document-of.ts";

export function GET(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => ({
    people: await person.nameablePeople(await documentOf(context)),
  }));
}
