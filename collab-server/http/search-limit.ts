import { limits } from "#lib/collab/limits.ts";
import { DirectoryError } from "../documents/directory-error.ts";
import { createTokenBuckets } from "./token-bucket.ts";

/** Counts one search of a person. Throws `rate_limited` for one who asks faster than anybody types. */
export type SearchLimit = (personId: string) => void;

/** Creates the limit of one server. */
export function createSearchLimit(now: () => number): SearchLimit {
  const buckets = createTokenBuckets({
    capacity: limits.searchBurst,
    perSecond: limits.searchesPerSecond,
    now,
  });
  return (personId) => {
    const waitMs = buckets.waitMs(personId);
    if (waitMs > 0)
      throw new DirectoryError("rate_limited", "That is a lot of searching at once. Wait a moment.", {
        retryAfterSeconds: Math.ceil(waitMs / 1000),
      });
    buckets.spend(personId, 1);
  };
}
