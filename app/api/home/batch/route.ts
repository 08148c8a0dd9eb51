import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { batchSchema } from "#lib/collab/home-api.ts";

export function POST(request: Request): Promise<Response> {
  return answer(request, async ({ person }) => person.batch(await readJson(request, batchSchema)));
}
