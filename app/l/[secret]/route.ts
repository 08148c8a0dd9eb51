/**
 * Redeems a share link: the grant is written for whoever opens it, and the address that follows holds no secret. Opening is a
 * GET; a password, and taking up an invitation, are a POST of the form that the GET answers with.
 */
import { limits } from "#lib/collab/limits.ts";
import type { RedeemProof } from "#lib/collab/service-api.ts";
import { ApiError } from "#lib/documents/api-error.ts";
import { noticeResponse } from "#lib/notice-page/notice-page.ts";
import { requesterOf } from "#lib/sessions/requester.ts";
import { textsFor } from "#lib/texts/load-texts.ts";
import { linkNotice } from "./link-notice.ts";

interface LinkParams {
  params: Promise<{ secret: string }>;
}

export async function GET(request: Request, { params }: LinkParams): Promise<Response> {
  return redeem(request, (await params).secret, {});
}

export async function POST(request: Request, { params }: LinkParams): Promise<Response> {
  // Enough for the longest password, percent-encoded. What is longer is no form of ours.
  const isOurs = Number(request.headers.get("content-length")) <= 10 * limits.maxLinkPasswordLength;
  const password = isOurs ? new URLSearchParams(await request.text()).get("password") : null;
  const isShort = password !== null && password.length <= limits.maxLinkPasswordLength;
  return redeem(request, (await params).secret, { isConfirmed: true, ...(isShort && { password }) });
}

async function redeem(request: Request, secret: string, proof: RedeemProof): Promise<Response> {
  const { person, from } = await requesterOf(request.headers);
  try {
    const { documentId } = await person.redeemLink(secret, from.address, proof);
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
      linkNotice(error, `/l/${encodeURIComponent(secret)}`, textsFor(request.headers)),
      wait === undefined ? {} : { "retry-after": String(wait) },
    );
  }
}
