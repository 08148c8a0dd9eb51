import { limits } from "#lib/collab/limits.ts";
import { DirectoryError } from "../documents/directory-error.ts";
import { createTokenBuckets } from "./token-bucket.ts";

/** Counts one comment of a person. Throws `rate_limited` for one who writes faster than a hand does. */
export type CommentLimit = (personId: string) => void;

/** Creates the limit of one server. */
export function createCommentLimit(now: () => number): CommentLimit {
  const perSecond = 1 / limits.secondsPerComment;
  const buckets = createTokenBuckets({ capacity: limits.commentBurst, perSecond, now });
  return (personId) => {
    const waitMs = buckets.waitMs(personId);
    if (waitMs > 0)
      throw new DirectoryError("rate_limited", "That is a lot of comments at once. Wait a moment.", {
        retryAfterSeconds: Math.ceil(waitMs / 1000),
      });
    buckets.spend(personId, 1);
  };
}
