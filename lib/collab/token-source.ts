import type { RefusalReason } from "./close-codes.ts";

/** `url`: where to connect with it (`ws://host/collab`, without the room). `denied`: asking again cannot help. `failed`: it can. */
export type TokenAnswer =
  | { kind: "token"; token: string; expiresAt: number; url: string }
  | { kind: "denied"; reason: RefusalReason }
  | { kind: "failed" };

export interface TokenSource {
  /** Never rejects. `fresh` skips the one at hand. */
  ask(options: { fresh: boolean }): Promise<TokenAnswer>;
}

/** A token with less life than this is exchanged before use: the handshake may meet a slow network and another clock. */
const marginMs = 60_000;

/** Keeps the last token and asks `fetchToken` only when it is near its end. Times are milliseconds since 1970. */
export function createTokenSource(
  fetchToken: () => Promise<TokenAnswer>,
  now: () => number = Date.now,
): TokenSource {
  let kept: Extract<TokenAnswer, { kind: "token" }> | undefined;
  return {
    async ask({ fresh }) {
      if (!fresh && kept !== undefined && kept.expiresAt - now() > marginMs) return kept;
      kept = undefined;
      try {
        const answer = await fetchToken();
        if (answer.kind === "token") kept = answer;
        return answer;
      } catch {
        // No network, or an answer that is no JSON (a proxy's error page): both pass.
        return { kind: "failed" };
      }
    },
  };
}
