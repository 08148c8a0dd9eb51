import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { readNoticesSchema } from "#lib/collab/notices-api.ts";

export function POST(request: Request): Promise<Response> {
  return answer(request, async ({ person }) =>
    person.markNoticesRead((await readJson(request, readNoticesSchema)).ids),
  );
}
