import { answer } from "#app/api/answer.ts";
import { readQuery } from "#app/api/read-query.ts";
import { homeQuerySchema } from "#lib/collab/home-api.ts";

export function GET(request: Request): Promise<Response> {
  return answer(request, async ({ person }) => person.home(readQuery(request, homeQuerySchema)));
}
