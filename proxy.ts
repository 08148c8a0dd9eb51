/**
 * What every page and API call passes before Next.js routes it: the Origin of whatever changes something, a session for
 * whoever has none, and the Content-Security-Policy.
 */
import { type NextRequest, NextResponse } from "next/server";
import { readAppEnv } from "#lib/env/app-env.ts";
import { contentSecurityPolicy, uploadPolicy } from "#lib/sessions/content-security-policy.ts";
import { requestOrigin } from "#lib/sessions/requester.ts";
import { mayMutate } from "#lib/sessions/same-origin.ts";
import { newSession, openSession, sealSession } from "#lib/sessions/session.ts";
import { readCookie, sessionCookieName, sessionSetCookie, withCookie } from "#lib/sessions/session-cookie.ts";

export const config = { matcher: "/((?!_next/static/|_next/image|p/).*)" };

export async function proxy(request: NextRequest): Promise<NextResponse> {
  const env = readAppEnv();
  const from = requestOrigin(request.headers, env);
  if (!mayMutate(request.method, request.headers.get("origin"), from.host)) {
    const error = { code: "forbidden", message: "This can only be done from Quire's own pages." };
    return NextResponse.json({ error }, { status: 403 });
  }

  const headers = new Headers(request.headers);
  const cookieName = sessionCookieName(env.masterSecret);
  const cookies = request.headers.get("cookie");
  const session = await openSession(readCookie(cookies, cookieName), env.masterSecret);
  let setCookie: string | undefined;
  if ((session === undefined || session.isOld) && !setsItsOwnSession(request.nextUrl.pathname)) {
    const token = await sealSession(session ?? newSession(), env.masterSecret);
    setCookie = sessionSetCookie(env.masterSecret, token, from.proto);
    // The page that this request renders must already see the person.
    headers.set("cookie", withCookie(cookies, cookieName, token));
  }

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = isUpload(request.nextUrl.pathname)
    ? uploadPolicy
    : contentSecurityPolicy({ nonce, host: from.host, ...env });
  // Next.js finds the nonce for its own scripts in the request's policy; ours take it from x-nonce.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (setCookie !== undefined) response.headers.append("set-cookie", setCookie);
  return response;
}

function isUpload(path: string): boolean {
  return /^\/d\/[^/]+\/blobs\//.test(path);
}

/** Two cookies of one name in one answer: which of them counts would be luck. */
function setsItsOwnSession(path: string): boolean {
  return path.startsWith("/i/") || path.startsWith("/session/");
}
