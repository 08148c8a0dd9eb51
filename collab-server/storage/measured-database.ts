import type { Metrics } from "#collab-server/observability/metrics.ts";
import type { LevelDatabase } from "./level-database.ts";

/** `database`, whose batches (each of them one fsync) are timed. `now` in milliseconds, with fractions. */
export function measureDatabase(
  database: LevelDatabase,
  metrics: Pick<Metrics, "synced">,
  now: () => number,
): LevelDatabase {
  return {
    ...database,
    async batch(writes) {
      const startedAt = now();
      try {
        await database.batch(writes);
      } catch (error) {
        metrics.synced((now() - startedAt) / 1000, false);
        throw error;
      }
      metrics.synced((now() - startedAt) / 1000, true);
    },
  };
}
