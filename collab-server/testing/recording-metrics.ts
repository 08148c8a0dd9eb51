import type { Metrics } from "#collab-server/observability/metrics.ts";

export interface RecordingMetrics extends Metrics {
  /** Everything that was told, oldest first: `["refused", 403]`. */
  told: [name: keyof Metrics, ...values: unknown[]][];
}

/** Metrics for tests that keep what they are told. */
export function createRecordingMetrics(): RecordingMetrics {
  const told: RecordingMetrics["told"] = [];
  const record =
    (name: keyof Metrics) =>
    (...values: unknown[]) =>
      void told.push([name, ...values]);
  return {
    told,
    synced: record("synced"),
    acknowledged: record("acknowledged"),
    refused: record("refused"),
    closed: record("closed"),
    throttled: record("throttled"),
    searched: record("searched"),
  };
}
