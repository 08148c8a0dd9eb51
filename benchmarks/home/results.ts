export interface Times {
  p50: number;
  p95: number;
}

export interface HomeResults {
  date: string;
  node: string;
  cpu: string;
  load: string;
  documents: number;
  characters: number;
  /** Milliseconds, but where a name says something else. */
  listeningMs: number;
  indexedMs: number;
  firstPageMs: number;
  page: Times;
  facets: Times;
  star: Times;
  typed: Times;
  whole: Times;
  lag: Times;
  relay: { quiet: Times; indexing: Times; searching: Times };
  indexMb: number;
  threadHeapMb: number;
  residentMb: number;
}

/** Half of `values` are at most p50, nineteen of twenty at most p95. */
export function toTimes(values: readonly number[]): Times {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
