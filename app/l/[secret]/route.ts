/** Redeems a share link: the grant is written for whoever opens it, and the address that follows holds no secret. */
import { ApiError } from "#lib/documents/api-error.ts";
import { type Notice, noticeResponse } from "#lib/notice-page/notice-page.ts";
import { requesterOf } from "#lib/sessions/requester.ts";
import { textsFor } from "#lib/texts/load-texts.ts";
import type { Texts } from "#lib/texts/texts.ts";

interface LinkParams {
  params: Promise<{ secret: string }>;
}

export async function GET(request: Request, { params }: LinkParams): Promise<Response> {
  const { person, from } = await requesterOf(request.headers);
  try {
    const { documentId } = await person.redeemLink((await params).secret, from.address);
    // Relative, so that no proxy in front has to be understood.
    return new Response(null, {
      status: 303,
      headers: { location: `/d/${documentId}`, "cache-control": "no-store" },
    });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === "session_ended")
      return new Response(null, { status: 303, headers: { location: "/session/renew" } });
    const wait = error.retryAfterSeconds;
    return noticeResponse(
      request,
      error.code === "bad_request" ? 404 : error.httpStatus,
      noticeOf(error, textsFor(request.headers)),
      wait === undefined ? {} : { "retry-after": String(wait) },
    );
  }
}

function noticeOf(error: ApiError, texts: Texts): Notice {
  const action = { label: texts("notice.home"), href: "/" };
  if (error.code === "link_revoked")
    return { title: texts("notice.link.revoked.title"), text: texts("notice.link.revoked.text"), action };
  if (error.code === "rate_limited")
    return { title: texts("notice.link.tooMany.title"), text: texts("notice.link.tooMany.text"), action };
  if (error.retryable || error.code === "internal")
    return { title: texts("notice.failed.title"), text: texts("notice.link.failed.text"), action };
  return { title: texts("notice.link.unknown.title"), text: texts("notice.link.unknown.text"), action };
}
