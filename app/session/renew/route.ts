/** Where a page sends somebody whose session was ended from elsewhere: forgets it, so that the next request starts anew, where they wanted to go. */
import { ApiError } from "#lib/documents/api-error.ts";
import { readAppEnv } from "#lib/env/app-env.ts";
import { requesterOf, requestOrigin } from "#lib/sessions/requester.ts";
import { sessionSetCookie } from "#lib/sessions/session-cookie.ts";

export async function GET(request: Request): Promise<Response> {
  const env = readAppEnv();
  const headers = new Headers({ location: pathOf(request.url), "cache-control": "no-store" });
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

/** Only pages of our own, said in full: `//evil.example` and the like are none. */
function pathOf(url: string): string {
  const to = new URL(url).searchParams.get("to") ?? "/";
  return /^\/(?:settings|d\/[A-Za-z0-9]+)?$/.test(to) ? to : "/";
}
