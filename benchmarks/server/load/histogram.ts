/** Counts of durations in steps of 2 %, from 10 µs to 100 s. */
export interface Histogram {
  /** `times` durations of `ms`. */
  add(ms: number, times?: number): void;
  count(): number;
  /** In milliseconds; `share` 0.99 for p99. NaN when empty. */
  quantile(share: number): number;
}

const least = 0.01;
const step = Math.log(1.02);
const buckets = Math.ceil(Math.log(1e5 / least) / step);

export function createHistogram(): Histogram {
  const counts = new Uint32Array(buckets + 1);
  let total = 0;
  return {
    add(ms, times = 1) {
      const index = ms <= least ? 0 : Math.min(buckets, Math.floor(Math.log(ms / least) / step));
      counts[index] = (counts[index] ?? 0) + times;
      total += times;
    },
    count: () => total,
    quantile(share) {
      let left = total * share;
      for (const [index, count] of counts.entries()) {
        left -= count;
        if (left <= 0 && total > 0) return least * Math.exp(index * step);
      }
      return Number.NaN;
    },
  };
}
