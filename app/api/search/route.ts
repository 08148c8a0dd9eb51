import { answer } from "#app/api/answer.ts";
import { readQuery } from "#app/api/read-query.ts";
import { searchQuerySchema } from "#lib/collab/home-api.ts";

export function GET(request: Request): Promise<Response> {
  return answer(request, async ({ person }) => {
    const { q, limit } = readQuery(request, searchQuerySchema);
    return person.search(q, limit);
  });
}
