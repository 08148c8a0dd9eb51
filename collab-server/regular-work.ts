/** What the server does by itself every hour and every day. Each answers the way to stop it. */
import { enforceRetention, type RetentionOptions } from "#collab-server/compaction/retention.ts";
import type { Directory } from "#collab-server/documents/create-directory.ts";
import type { Logger } from "#collab-server/observability/logger.ts";
import { createLogSurvey } from "#collab-server/storage/log-survey.ts";
import type { OrderedStore } from "#collab-server/storage/ordered-store.ts";
import type { Clock } from "#lib/collab/clock.ts";

const sweepMs = 3_600_000;
/** History is cut by the day. The first time soon after the start, for those who restart every night. */
const retentionTimes = { firstMs: 15 * 60_000, everyMs: 24 * 3_600_000, breathMs: 50 } as const;

/** Throws away what the directory keeps no longer. */
export function sweepHourly(directory: Directory, clock: Clock, logger: Logger): () => void {
  let cancel = clock.after(sweepMs, sweep);
  function sweep(): void {
    cancel = clock.after(sweepMs, sweep);
    directory.sweep().catch((error: unknown) => logger.error({ error }, "directory.sweep_failed"));
  }
  return () => cancel();
}

/** Merges history that is older than it is kept. */
export function retainDaily(options: {
  store: OrderedStore;
  retention: RetentionOptions;
  clock: Clock;
  logger: Logger;
}): () => void {
  const { store, retention, clock, logger } = options;
  let isStopped = false;
  let cancel = clock.after(retentionTimes.firstMs, run);
  async function* rooms(): AsyncGenerator<string> {
    for await (const room of createLogSurvey(store).rooms()) {
      if (isStopped) return;
      yield room;
    }
  }
  function run(): void {
    cancel = clock.after(retentionTimes.everyMs, run);
    enforceRetention(
      rooms(),
      retention,
      () => new Promise((resolve) => clock.after(retentionTimes.breathMs, resolve)),
    )
      .then((changed) => logger.info({ rooms: changed }, "history.merged"))
      .catch((error: unknown) => {
        if (!isStopped) logger.error({ error }, "history.merge_failed");
      });
  }
  return () => {
    isStopped = true;
    cancel();
  };
}
