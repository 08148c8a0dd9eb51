/** Who is asking, from where, and what they may call. Server-only: every page and route handler begins here. */
import { ApiError } from "#lib/documents/api-error.ts";
import {
  createDocumentsClient,
  type DocumentsClient,
  type PersonClient,
} from "#lib/documents/documents-client.ts";
import { type AppEnv, readAppEnv } from "#lib/env/app-env.ts";
import { type Forwarded, forwardedHeader, verifyForwarded } from "#lib/secrets/forwarded.ts";
import { deviceName } from "./device-name.ts";
import { openSession, type Session } from "./session.ts";
import { readCookie, sessionCookieName } from "./session-cookie.ts";

export interface Requester {
  env: AppEnv;
  session: Session;
  /** The browser's address and the host and protocol it used, as the launcher vouches for them. */
  from: Forwarded;
  /** Calls as this person: the server applies their role. */
  person: PersonClient;
}

let kept: { client: DocumentsClient; env: AppEnv } | undefined;

/** The requester behind a request's headers. Throws ApiError `unauthorized` without a session; proxy.ts gives everybody one. */
export async function requesterOf(headers: Headers): Promise<Requester> {
  const env = readAppEnv();
  const from = requestOrigin(headers, env);
  const cookie = readCookie(headers.get("cookie"), sessionCookieName(env.masterSecret));
  const session = await openSession(cookie, env.masterSecret);
  if (session === undefined)
    throw new ApiError("unauthorized", "Reload the page: this browser is not known here any more.");
  return {
    env,
    session,
    from,
    person: documentsClient(env).forPerson({ ...session, deviceName: deviceName(headers.get("user-agent")) }),
  };
}

/** Where a request came from. Throws when the launcher did not vouch for it: nothing else may reach the app. */
export function requestOrigin(headers: Headers, env: AppEnv): Forwarded {
  const forwarded = verifyForwarded(env.proxyKey, headers.get(forwardedHeader) ?? undefined);
  if (forwarded === undefined) throw new Error("A request came in past the launcher");
  return forwarded;
}

/** The client of the collab server for calls that are nobody's. One per process. */
export function documentsClient(env: AppEnv): DocumentsClient {
  if (kept?.env.collabUrl !== env.collabUrl || kept.env.masterSecret !== env.masterSecret)
    kept = { env, client: createDocumentsClient({ baseUrl: env.collabUrl, masterSecret: env.masterSecret }) };
  return kept.client;
}
