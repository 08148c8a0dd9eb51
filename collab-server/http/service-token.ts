import { TokenError, verifyToken } from "#lib/secrets/token.ts";

/** True when `authorization` is `Bearer` and a service token that is valid now. */
export async function hasServiceToken(key: Uint8Array, authorization: string | undefined): Promise<boolean> {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1];
  try {
    await verifyToken("service", key, token ?? "");
    return true;
  } catch (error) {
    if (error instanceof TokenError) return false;
    throw error;
  }
}
