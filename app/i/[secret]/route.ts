/**
 * Brings a lost identity back: the operator's one-time link. Opening it only asks (preview robots open links, too); the
 * POST redeems it and makes this browser that person.
 */
import { ApiError } from "#lib/documents/api-error.ts";
import { readAppEnv } from "#lib/env/app-env.ts";
import { noticeResponse } from "#lib/notice-page/notice-page.ts";
import { documentsClient, requestOrigin } from "#lib/sessions/requester.ts";
import { newDeviceId, sealSession } from "#lib/sessions/session.ts";
import { sessionSetCookie } from "#lib/sessions/session-cookie.ts";
import { textsFor } from "#lib/texts/load-texts.ts";

interface IdentityParams {
  params: Promise<{ secret: string }>;
}

export async function GET(request: Request, { params }: IdentityParams): Promise<Response> {
  const texts = textsFor(request.headers);
  return noticeResponse(request, 200, {
    title: texts("notice.identity.title"),
    text: texts("notice.identity.text"),
    action: {
      label: texts("notice.identity.continue"),
      postTo: `/i/${encodeURIComponent((await params).secret)}`,
    },
  });
}

export async function POST(request: Request, { params }: IdentityParams): Promise<Response> {
  const env = readAppEnv();
  const from = requestOrigin(request.headers, env);
  try {
    const identity = await documentsClient(env).redeemIdentity((await params).secret, from.address);
    const token = await sealSession({ ...identity, deviceId: newDeviceId() }, env.masterSecret);
    return new Response(null, {
      status: 303,
      headers: {
        location: "/",
        "cache-control": "no-store",
        "set-cookie": sessionSetCookie(env.masterSecret, token, from.proto),
      },
    });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const texts = textsFor(request.headers);
    const isWrong = !error.retryable && error.code !== "internal";
    return noticeResponse(request, isWrong ? 404 : error.httpStatus, {
      title: texts(isWrong ? "notice.identity.wrong.title" : "notice.identity.failed.title"),
      text: texts(isWrong ? "notice.identity.wrong.text" : "notice.identity.failed.text"),
      action: { label: texts("notice.home"), href: "/" },
    });
  }
}
