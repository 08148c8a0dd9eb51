export interface Times {
  p50: number;
  p95: number;
}

/** Milliseconds. */
export interface PageTimes {
  openingMs: number;
  /** Between two frames while the list is scrolled. */
  frames: Times & { most: number };
  /** Event Timing of letters in the search field: to the next paint, in steps of 8 ms; what took less than 16 is not told. */
  keys: Times;
  /** From the first row to the last. */
  endMs: number;
  selectAllMs: number;
  starAllMs: number;
  longestTaskMs: Record<"wheel" | "end" | "typing" | "selectAll" | "starAll", number>;
}

export interface HomeResults {
  date: string;
  node: string;
  cpu: string;
  load: string;
  documents: number;
  characters: number;
  server: ServerTimes;
  inPage: PageTimes;
}

/** Milliseconds, but where a name says something else. */
export interface ServerTimes {
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
