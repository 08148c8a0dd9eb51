import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { copyBlobSchema } from "#lib/collab/service-api.ts";
import { type DocumentParams, documentOf } from "../../document-of.ts";

/** A picture that was pasted from another document, which the person has to be allowed to read. */
export function POST(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) =>
    person.copyPicture(await documentOf(context), await readJson(request, copyBlobSchema)),
  );
}
