import { answer } from "#app/api/answer.ts";
import { type DocumentParams, documentOf } from "../document-of.ts";

export function POST(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => person.trashDocument(await documentOf(context)));
}
