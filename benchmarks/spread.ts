/** Of many measured times, in milliseconds. */
export interface Spread {
  p50: number;
  p95: number;
  max: number;
  count: number;
}

/** Rounded to so many decimals. Of no times at all: zeros. */
export function spreadOf(times: readonly number[], decimals = 2): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const rounded = (at: number) => Number((sorted[at] ?? 0).toFixed(decimals));
  const at = (share: number) => rounded(Math.min(sorted.length - 1, Math.floor(sorted.length * share)));
  return { p50: at(0.5), p95: at(0.95), max: rounded(sorted.length - 1), count: sorted.length };
}
