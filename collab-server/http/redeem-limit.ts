/**
 * How often links may be tried. Secrets have 128 bits, so nobody guesses one; the limit keeps guessing from costing the
 * server anything, and somebody who holds one link from filling the directory with people.
 *
 * A failure costs more than a success: a class behind one address opens thirty links in a minute, and makes few mistakes.
 */
import { limits } from "#lib/collab/limits.ts";
import { networkOf } from "#lib/collab/network-of.ts";
import { DirectoryError } from "../documents/directory-error.ts";
import { createTokenBuckets } from "./token-bucket.ts";

export interface RedeemLimit {
  /**
   * Runs `redeem` and charges for it: a failure when it throws, else what `costOf` says. Throws `rate_limited` without
   * running it when nothing is left.
   */
  run<T>(
    clientAddress: string | undefined,
    redeem: () => Promise<T>,
    costOf: (result: T) => number,
  ): Promise<T>;
}

/** Creates the limit; `now` in milliseconds. */
export function createRedeemLimit(now: () => number): RedeemLimit {
  const addresses = createTokenBuckets({
    capacity: limits.redeemBurst,
    perSecond: limits.redeemsPerSecond,
    now,
  });
  const everybody = createTokenBuckets({
    capacity: limits.redeemBurstOverall,
    perSecond: limits.redeemsPerSecondOverall,
    now,
  });

  function spend(key: string, tokens: number): void {
    addresses.spend(key, tokens);
    everybody.spend("", tokens);
  }

  return {
    async run(clientAddress, redeem, costOf) {
      const key = networkOf(clientAddress);
      const waitMs = Math.max(addresses.waitMs(key), everybody.waitMs(""));
      if (waitMs > 0)
        throw new DirectoryError("rate_limited", "Too many tries. Wait a moment and try again.", {
          retryAfterSeconds: Math.ceil(waitMs / 1000),
        });
      // Charged at the full price first: many calls at once must not all pass before the first failure is known.
      spend(key, limits.failedRedeemCost);
      const result = await redeem();
      spend(key, costOf(result) - limits.failedRedeemCost);
      return result;
    },
  };
}
