import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { patchPublicationSchema, publishSchema } from "#lib/collab/publish-api.ts";
import { type DocumentParams, documentOf } from "../document-of.ts";

/** The document as a page at /p/<slug>; `publication: null` while it is none. */
export function GET(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => ({
    publication: await person.publication(await documentOf(context)),
  }));
}

/** Publishes it as it is now; again: anew. */
export function POST(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) =>
    person.publish(await documentOf(context), await readJson(request, publishSchema)),
  );
}

export function PATCH(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) =>
    person.changePublication(await documentOf(context), await readJson(request, patchPublicationSchema)),
  );
}

export function DELETE(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => person.unpublish(await documentOf(context)));
}
