/**
 * Brings a lost identity back: the operator's one-time link. Opening it only asks (preview robots open links, too); the
 * POST redeems it and makes this browser that person.
 */
import { ApiError } from "#lib/documents/api-error.ts";
import { readAppEnv } from "#lib/env/app-env.ts";
import { noticeResponse } from "#lib/notice-page/notice-page.ts";
import { documentsClient, requestOrigin } from "#lib/sessions/requester.ts";
import { sealSession } from "#lib/sessions/session.ts";
import { sessionSetCookie } from "#lib/sessions/session-cookie.ts";

interface IdentityParams {
  params: Promise<{ secret: string }>;
}

export async function GET(request: Request, { params }: IdentityParams): Promise<Response> {
  return noticeResponse(request, 200, {
    title: "Is this your browser?",
    text: "Continue to use Quire here as the person this link was made for, with their name and documents. The link works once.",
    action: { label: "Continue", postTo: `/i/${encodeURIComponent((await params).secret)}` },
  });
}

export async function POST(request: Request, { params }: IdentityParams): Promise<Response> {
  const env = readAppEnv();
  const from = requestOrigin(request.headers, env);
  try {
    const identity = await documentsClient(env).redeemIdentity((await params).secret, from.address);
    const token = await sealSession(identity, env.masterSecret);
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
    const isWrong = !error.retryable && error.code !== "internal";
    return noticeResponse(request, isWrong ? 404 : error.httpStatus, {
      title: isWrong ? "This link does not work" : "That did not work just now",
      text: isWrong
        ? "It works once and for a short time. Ask whoever runs this Quire for a new one."
        : "Wait a minute, then open the link again.",
      action: { label: "Go to your documents", href: "/" },
    });
  }
}
