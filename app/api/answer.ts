import { ApiError } from "#lib/documents/api-error.ts";
import { readAppEnv } from "#lib/env/app-env.ts";
import { type Requester, requesterOf, requestOrigin } from "#lib/sessions/requester.ts";
import { sessionSetCookie } from "#lib/sessions/session-cookie.ts";

/**
 * Runs a route handler for whoever asks and answers with its result as JSON (204 for undefined, a Response as it is).
 * An ApiError becomes its status and `{ error: { code, message } }`; anything else is a fault of ours and is thrown on, so
 * that it is logged.
 */
export async function answer(
  request: Request,
  run: (requester: Requester) => Promise<unknown>,
): Promise<Response> {
  try {
    const result = await run(await requesterOf(request.headers));
    if (result instanceof Response) return result;
    if (result === undefined) return new Response(null, { status: 204, headers: noStore });
    return Response.json(result, { headers: noStore });
  } catch (error) {
    if (error instanceof ApiError) return errorAnswer(request, error);
    throw error;
  }
}

const noStore = { "cache-control": "no-store" };

function errorAnswer(request: Request, error: ApiError): Response {
  const headers = new Headers(noStore);
  if (error.retryAfterSeconds !== undefined) headers.set("retry-after", String(error.retryAfterSeconds));
  if (error.code === "session_ended") {
    // The next request makes a new person; this browser was signed out on purpose.
    const env = readAppEnv();
    const { proto } = requestOrigin(request.headers, env);
    headers.set("set-cookie", sessionSetCookie(env.masterSecret, undefined, proto));
  }
  const body = { error: { code: error.code, message: error.publicMessage } };
  return Response.json(body, { status: error.httpStatus, headers });
}
