/**
 * How often the password of a link may be tried. Passwords are chosen by people, so they can be guessed: an address has few
 * tries, and all addresses together have not many more. Checks run one at a time: scrypt takes memory and threads that the
 * store needs.
 */
import { limits } from "#lib/collab/limits.ts";
import { networkOf } from "#lib/collab/network-of.ts";
import { DirectoryError } from "../documents/directory-error.ts";
import { createKeyedQueue } from "../documents/keyed-queue.ts";
import { createTokenBuckets } from "./token-bucket.ts";

/** Runs `check`, and counts it when it says no. Throws `rate_limited` without running it when nothing is left. */
export type PasswordLimit = (
  linkId: string,
  clientAddress: string | undefined,
  check: () => Promise<boolean>,
) => Promise<boolean>;

/** Creates the limit; `now` in milliseconds. */
export function createPasswordLimit(now: () => number): PasswordLimit {
  const perAddress = createTokenBuckets({
    capacity: limits.passwordBurst,
    perSecond: 1 / limits.secondsPerPassword,
    now,
  });
  const perLink = createTokenBuckets({
    capacity: limits.passwordBurstOverall,
    perSecond: 1 / limits.secondsPerPasswordOverall,
    now,
  });
  const queue = createKeyedQueue();

  return async (linkId, clientAddress, check) => {
    const key = `${linkId}/${networkOf(clientAddress)}`;
    const waitMs = Math.max(perAddress.waitMs(key), perLink.waitMs(linkId));
    if (waitMs > 0)
      throw new DirectoryError("rate_limited", "Too many tries. Wait a moment and try again.", {
        retryAfterSeconds: Math.ceil(waitMs / 1000),
      });
    // Charged first: many tries at once must not all pass before the first is known to be wrong.
    perAddress.spend(key, 1);
    perLink.spend(linkId, 1);
    const isRight = await queue("", check);
    if (isRight) {
      perAddress.spend(key, -1);
      perLink.spend(linkId, -1);
    }
    return isRight;
  };
}
