import { answer } from "#app/api/answer.ts";
import type { CollabTokenAnswer } from "#lib/collab/collab-token-answer.ts";
import { mintCollabToken } from "#lib/sessions/collab-token.ts";

export function GET(request: Request): Promise<Response> {
  return answer(request, async ({ person, session, env }): Promise<CollabTokenAnswer> => {
    const token = await mintCollabToken(await person.me(), session, env.masterSecret);
    return { ...token, url: env.collabPublicUrl ?? "/collab" };
  });
}
