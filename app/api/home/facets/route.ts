import { answer } from "#app/api/answer.ts";

export function GET(request: Request): Promise<Response> {
  return answer(request, ({ person }) => person.homeFacets());
}
