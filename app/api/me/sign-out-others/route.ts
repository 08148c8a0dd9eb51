import { answer } from "#app/api/answer.ts";
import { sealSession } from "#lib/sessions/session.ts";
import { sessionSetCookie } from "#lib/sessions/session-cookie.ts";

/** Ends every other session; this browser goes on with a cookie of the new key version. */
export function POST(request: Request): Promise<Response> {
  return answer(request, async ({ person, session, env, from }) => {
    const { keyVersion } = await person.signOutOthers();
    const token = await sealSession({ ...session, keyVersion }, env.masterSecret);
    return new Response(null, {
      status: 204,
      headers: {
        "cache-control": "no-store",
        "set-cookie": sessionSetCookie(env.masterSecret, token, from.proto),
      },
    });
  });
}
