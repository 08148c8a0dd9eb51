/**
 * The three signed tokens of Quire: JWT HS256 (RFC 7519), each with its own key and its own `aud`, both checked.
 *
 *   session   web → browser cookie   { sub, kv, dev }                     one year, renewed
 *   collab    web → browser → server { sub, name, color, kv, dev, … }     10 minutes, used at the handshake
 *   service   web → server           { }                                  1 minute, one call
 */
import { errors, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { roles } from "#lib/collab/role.ts";
import { isRoomName } from "#lib/collab/room-name.ts";

const audiences = { session: "quire-session", collab: "quire-collab", service: "quire-service" } as const;

const claimSchemas = {
  session: z.object({ sub: z.string().min(1), kv: z.number().int(), dev: z.string().max(64).optional() }),
  collab: z.object({
    sub: z.string().min(1).max(128),
    name: z.string().max(200),
    color: z.string().regex(/^#[0-9a-f]{6}$/i),
    /** The session that it was made for: the person's key version, and the device. */
    kv: z.number().int().optional(),
    dev: z.string().max(64).optional(),
    /** Only for use without the directory (stand-alone). Given together. */
    room: z.string().refine(isRoomName).optional(),
    role: z.enum(roles).optional(),
  }),
  service: z.object({}),
} as const;

export type TokenKind = keyof typeof audiences;
export type TokenClaims<K extends TokenKind> = z.infer<(typeof claimSchemas)[K]>;
export type CollabClaims = TokenClaims<"collab">;

/** A token that does not pass. `expired` can be mended by fetching a new one; `invalid` cannot. */
export class TokenError extends Error {
  readonly code: "expired" | "invalid";

  constructor(code: "expired" | "invalid", cause?: unknown) {
    super(`token ${code}`, { cause });
    this.name = "TokenError";
    this.code = code;
  }
}

/** Signs `claims` with `key` (see deriveKey), valid for `seconds` from now. */
export async function signToken<K extends TokenKind>(
  kind: K,
  key: Uint8Array,
  claims: TokenClaims<K>,
  seconds: number,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: "HS256" })
    .setAudience(audiences[kind])
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .sign(key);
}

/** The claims of a valid token. Throws TokenError; the token itself is never part of the error. */
export async function verifyToken<K extends TokenKind>(
  kind: K,
  key: Uint8Array,
  token: string,
): Promise<TokenClaims<K>> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ["HS256"],
      audience: audiences[kind],
      requiredClaims: ["exp"],
    });
    // The schema is looked up by the same kind; TypeScript cannot follow an indexed generic through `parse`.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return claimSchemas[kind].parse(payload) as TokenClaims<K>;
  } catch (cause) {
    throw new TokenError(cause instanceof errors.JWTExpired ? "expired" : "invalid", cause);
  }
}
