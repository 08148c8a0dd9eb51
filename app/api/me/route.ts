import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { patchPersonSchema } from "#lib/collab/service-api.ts";

export function GET(request: Request): Promise<Response> {
  return answer(request, ({ person }) => person.me());
}

export function PATCH(request: Request): Promise<Response> {
  return answer(request, async ({ person }) => person.changeMe(await readJson(request, patchPersonSchema)));
}
