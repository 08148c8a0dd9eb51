/** Who a browser is: a person's id, the version of that person's key, the browser's own id, and nothing else. Made silently, kept in a cookie. */
import { createHash } from "node:crypto";
import { decodeJwt } from "jose";
import { createId } from "#lib/collab/doc-id.ts";
import { isPersonId } from "#lib/collab/service-api.ts";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { signToken, TokenError, verifyToken } from "#lib/secrets/token.ts";

export interface Session {
  personId: string;
  keyVersion: number;
  /** This browser among the person's. */
  deviceId: string;
}

/** Browsers keep no cookie longer than 400 days; a year, renewed at use, is for ever for whoever comes back. */
export const sessionSeconds = 365 * 24 * 60 * 60;
/** A token older than this is signed anew: often enough to live on, seldom enough not to set a cookie at each request. */
const renewAfterSeconds = 7 * 24 * 60 * 60;

/** A session of a person whom nobody has met yet. Nothing is written until the person does something to keep. */
export function newSession(): Session {
  return { personId: createId(), keyVersion: 1, deviceId: newDeviceId() };
}

/** A browser that is about to be somebody's. */
export function newDeviceId(): string {
  return createId(12);
}

/** The signed token for the cookie. */
export async function sealSession(session: Session, masterSecret: string): Promise<string> {
  const claims = { sub: session.personId, kv: session.keyVersion, dev: session.deviceId };
  return signToken("session", deriveKey(masterSecret, "session"), claims, sessionSeconds);
}

/** The session in a token, and whether it is time for a new one. Undefined for a missing, forged or expired token. */
export async function openSession(
  token: string | undefined,
  masterSecret: string,
): Promise<(Session & { isOld: boolean }) | undefined> {
  if (token === undefined) return undefined;
  try {
    const { sub, kv, dev } = await verifyToken("session", deriveKey(masterSecret, "session"), token);
    if (!isPersonId(sub)) return undefined;
    const age = Date.now() / 1000 - (decodeJwt(token).iat ?? 0);
    // From before devices were told apart: requests that come at the same moment must find the same id.
    const deviceId = dev ?? createHash("sha256").update(token).digest("hex").slice(0, 12);
    const isOld = dev === undefined || age > renewAfterSeconds;
    return { personId: sub, keyVersion: kv, deviceId, isOld };
  } catch (error) {
    if (error instanceof TokenError) return undefined;
    throw error;
  }
}
