/** Redeems a share link: the grant is written for whoever opens it, and the address that follows holds no secret. */
import { ApiError } from "#lib/documents/api-error.ts";
import { type Notice, noticeResponse } from "#lib/notice-page/notice-page.ts";
import { requesterOf } from "#lib/sessions/requester.ts";

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
      noticeOf(error),
      wait === undefined ? {} : { "retry-after": String(wait) },
    );
  }
}

const home = { label: "Go to your documents", href: "/" };

function noticeOf(error: ApiError): Notice {
  if (error.code === "link_revoked")
    return {
      title: "This link no longer works",
      text: "It was withdrawn or replaced. Ask whoever sent it for a new one.",
      action: home,
    };
  if (error.code === "rate_limited")
    return {
      title: "Too many tries",
      text: "Too many links were tried from your network. Wait a minute, then open yours again.",
      action: home,
    };
  if (error.retryable || error.code === "internal")
    return {
      title: "This page could not be shown",
      text: "Something went wrong on our side. Open the link again in a moment.",
      action: home,
    };
  return {
    title: "This link leads nowhere",
    text: "It may be incomplete: links are easily cut when they are copied. Ask whoever sent it for a new one.",
    action: home,
  };
}
