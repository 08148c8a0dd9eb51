/**
 * How often links may be tried. Secrets have 128 bits, so nobody guesses one; the limit keeps guessing from costing the
 * server anything, and somebody who holds one link from filling the directory with people.
 *
 * A failure costs more than a success: a class behind one address opens thirty links in a minute, and makes few mistakes.
 */
import { isIPv6 } from "node:net";
import { limits } from "#lib/collab/limits.ts";
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

/** One IPv6 customer has at least a /64 of addresses, which counts as one. */
export function networkOf(address: string | undefined): string {
  if (address === undefined) return "unknown";
  const [bare = ""] = address.split("%", 1);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(bare)) return bare.slice(0, 64);
  const [head = "", tail] = bare.toLowerCase().split("::");
  const start = head === "" ? [] : head.split(":");
  const end = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => "0");
  const groups = [...start, ...zeros, ...end].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}
