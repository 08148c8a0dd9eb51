import { ApiError } from "#lib/documents/api-error.ts";
import { type Requester, requesterOf } from "#lib/sessions/requester.ts";

/**
 * Runs a route handler for whoever asks and answers with its result as JSON (204 for undefined, a Response as it is).
 * An ApiError becomes its status and `{ error: { code, message } }`; anything else is a fault of ours and is thrown on, so
 * that it is logged. A session that has ended stays in its cookie, until a page comes by app/session/renew: a call that was on its
 * way with the session of before could take away the new one.
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
    if (error instanceof ApiError) return errorAnswer(error);
    throw error;
  }
}

const noStore = { "cache-control": "no-store" };

function errorAnswer(error: ApiError): Response {
  const headers = new Headers(noStore);
  if (error.retryAfterSeconds !== undefined) headers.set("retry-after", String(error.retryAfterSeconds));
  const body = { error: { code: error.code, message: error.publicMessage } };
  return Response.json(body, { status: error.httpStatus, headers });
}
