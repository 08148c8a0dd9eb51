const firstMs = 250;
const longestMs = 10_000;

/**
 * Milliseconds to wait after the `failures`-th failure in a row (1 is the first): doubling, and spread by `random` (0–1)
 * over the upper half, so that a restarted server does not meet everybody in the same instant.
 */
export function retryDelayMs(failures: number, random: number): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 16));
  return Math.round(full / 2 + (full / 2) * random);
}
