import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { readThreadsSchema } from "#lib/collab/comments-api.ts";
import { type DocumentParams, documentOf } from "../../document-of.ts";

export function POST(request: Request, context: DocumentParams): Promise<Response> {
  return answer(request, async ({ person }) => {
    const { threads } = await readJson(request, readThreadsSchema);
    return person.markThreadsRead(await documentOf(context), threads);
  });
}
