/** Where a page sends somebody whose session was ended from elsewhere: forgets it, so that the next request starts anew. */
import { ApiError } from "#lib/documents/api-error.ts";
import { readAppEnv } from "#lib/env/app-env.ts";
import { requesterOf, requestOrigin } from "#lib/sessions/requester.ts";
import { sessionSetCookie } from "#lib/sessions/session-cookie.ts";

export async function GET(request: Request): Promise<Response> {
  const env = readAppEnv();
  const headers = new Headers({ location: "/", "cache-control": "no-store" });
  try {
    const { person } = await requesterOf(request.headers);
    await person.me();
  } catch (error) {
    // Only the server's word ends a session: else any page could make people lose who they are by a link to here.
    if (!(error instanceof ApiError) || (error.code !== "session_ended" && error.code !== "unauthorized"))
      throw error;
    const { proto } = requestOrigin(request.headers, env);
    headers.set("set-cookie", sessionSetCookie(env.masterSecret, undefined, proto));
  }
  return new Response(null, { status: 303, headers });
}
