import type { Logger } from "#collab-server/observability/logger.ts";
import type { Metrics } from "#collab-server/observability/metrics.ts";
import type { LogArchive } from "#collab-server/storage/log-archive.ts";
import type { Clock } from "#lib/collab/clock.ts";
import type { HomeRows } from "../documents/home-rows.ts";
import { createIndexFeed, type IndexFigures } from "./index-feed.ts";
import { createSearch, type Search } from "./search.ts";
import type { SearchHost } from "./search-thread-host.ts";

/** Search, with what keeps its index behind the documents. */
export interface OpenSearch extends Search {
  /** Begins to read all documents; until they are read, answers say so. */
  start(): void;
  figures(): IndexFigures;
  /** Ends the thread. To be called before the store is closed. */
  close(): Promise<void>;
}

export interface OpenSearchOptions {
  rows: HomeRows;
  archive: Pick<LogArchive, "readForCompaction">;
  /** Makes the index's place; `onLost` is to be called when what is in it is gone. */
  createHost: (onLost: (error: unknown) => void) => SearchHost;
  clock: Clock;
  logger: Pick<Logger, "info" | "warn" | "error">;
  metrics?: Pick<Metrics, "searched">;
}

/** Puts search together. It follows `rows` from here on, and reads what there was before once it is started. */
export function openSearch(options: OpenSearchOptions): OpenSearch {
  const { rows, archive, clock, logger } = options;
  const host = options.createHost((error) => {
    logger.error({ error }, "search.index_lost");
    feed.restart();
  });
  const feed = createIndexFeed({ rows, archive, host, clock, logger });
  const search = createSearch({ rows, feed, host });

  return {
    async find(personId, query, limit) {
      const startedAt = performance.now();
      const answer = await search.find(personId, query, limit);
      options.metrics?.searched((performance.now() - startedAt) / 1000);
      return answer;
    },
    start: () => feed.start(),
    figures: () => feed.figures(),
    close() {
      feed.close();
      return host.close();
    },
  };
}
