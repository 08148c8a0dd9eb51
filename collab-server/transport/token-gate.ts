import { createHash } from "node:crypto";
import type { Clock } from "#lib/collab/clock.ts";
import { type CollabClaims, TokenError, verifyToken } from "#lib/secrets/token.ts";
import type { Handshake } from "./handshake.ts";

/** Checks collab tokens, and remembers the refused: stock clients of 1.5 and 2.1 come back with the same one for ever. */
export interface TokenGate {
  /** Undefined: no good. Rejects: it cannot be told at the moment. */
  check(token: string | undefined, handshake: Handshake): Promise<CollabClaims | undefined>;
}

interface OwnTokenGate extends TokenGate {
  check(token: string | undefined): Promise<CollabClaims | undefined>;
}

const maxRefused = 10_000;
const refusedForMs = 600_000;

/** The gate of Quire's own tokens; who else asks does not matter to it. */
export function createTokenGate(key: Uint8Array, clock: Clock): OwnTokenGate {
  // By hash, so that what a memory dump shows is no token. A Map keeps the order of insertion: the first is the oldest.
  const refused = new Map<string, number>();

  return {
    async check(token) {
      if (token === undefined) return undefined;
      const hash = createHash("sha256").update(token).digest("base64");
      const until = refused.get(hash);
      if (until !== undefined && until > clock.now()) return undefined;
      try {
        return await verifyToken("collab", key, token);
      } catch (error) {
        if (!(error instanceof TokenError)) throw error;
        refused.delete(hash);
        refused.set(hash, clock.now() + refusedForMs);
        const [oldest] = refused.keys();
        if (refused.size > maxRefused && oldest !== undefined) refused.delete(oldest);
        return undefined;
      }
    },
  };
}
