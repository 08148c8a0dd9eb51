/** Limits what one address may spend: a bucket of tokens that fills steadily. Owns no clock. */
export interface TokenBucketsOptions {
  /** Most tokens in one bucket: the burst that is allowed. */
  capacity: number;
  perSecond: number;
  now: () => number;
  /** Buckets kept at most; the fullest go first. */
  maxBuckets?: number;
}

export interface TokenBuckets {
  /** Milliseconds until the bucket has a token again; 0 when it has one now. */
  waitMs(key: string): number;
  /** Takes tokens, also ones that are not there: a debt is paid before the next call passes. */
  spend(key: string, tokens: number): void;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Creates buckets that start full. A bucket that is full again is forgotten. */
export function createTokenBuckets(options: TokenBucketsOptions): TokenBuckets {
  const { capacity, perSecond, now, maxBuckets = 50_000 } = options;
  const buckets = new Map<string, Bucket>();

  const filled = (bucket: Bucket) =>
    Math.min(capacity, bucket.tokens + ((now() - bucket.at) / 1000) * perSecond);

  function makeRoom(): void {
    for (const [key, bucket] of buckets) if (filled(bucket) >= capacity) buckets.delete(key);
    if (buckets.size < maxBuckets) return;
    const fullestFirst = [...buckets].sort(([, a], [, b]) => filled(b) - filled(a));
    for (const [key] of fullestFirst.slice(0, Math.ceil(maxBuckets / 10))) buckets.delete(key);
  }

  return {
    waitMs(key) {
      const bucket = buckets.get(key);
      const tokens = bucket === undefined ? capacity : filled(bucket);
      return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1000);
    },
    spend(key, tokens) {
      const bucket = buckets.get(key);
      if (bucket === undefined && buckets.size >= maxBuckets) makeRoom();
      buckets.set(key, { tokens: (bucket === undefined ? capacity : filled(bucket)) - tokens, at: now() });
    },
  };
}
