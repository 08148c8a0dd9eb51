/**
 * What the server's parts count as it happens. Handed in like the logger: `createPrometheusMetrics` gives it to the operator's
 * Prometheus, tests record. What can be read off at any moment (sockets, rooms, bytes) is not told here but asked at the scrape.
 */
export interface Metrics {
  /** One synced batch of the store. */
  synced(seconds: number, isWritten: boolean): void;
  /** Edits of one room reached the disk: how long the oldest of them had waited since it was accepted. */
  acknowledged(seconds: number): void;
  /** Somebody was not let in: an HTTP status or a close code, always one that this server chose. */
  refused(code: number): void;
  /** A socket was closed, by either side: a reason of lib/collab/close-codes.ts, or `other`. */
  closed(reason: string): void;
  /** A socket sent more than its share, and was not read for a while. */
  throttled(): void;
  /** Somebody searched, and was answered. */
  searched(seconds: number): void;
}

/** For whoever has no use for figures. */
export const noMetrics: Metrics = {
  synced() {},
  acknowledged() {},
  refused() {},
  closed() {},
  throttled() {},
  searched() {},
};
