import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { patchShelfSchema } from "#lib/collab/home-api.ts";
import { type DocumentParams, documentOf } from "../document-of.ts";

export function PATCH(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) =>
    person.changeShelf(await documentOf(context), await readJson(request, patchShelfSchema)),
  );
}
