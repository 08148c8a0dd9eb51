import type { CompactionSource } from "#collab-server/storage/log-archive.ts";
import type { PackedSegment } from "#collab-server/storage/log-segment.ts";
import type { CompactionOutcome } from "./compact.ts";
import type { HistoryToMerge } from "./merge-history.ts";

/** Compacts somewhere where it holds up nobody. Adapter: compaction-thread-host. */
export interface Compactor {
  /** Rejects when the thread dies or takes too long; nothing was changed then. */
  compact(source: CompactionSource, at: number): Promise<CompactionOutcome>;
  /** As mergeHistory; rejects as `compact` does. */
  mergeHistory(history: HistoryToMerge): Promise<PackedSegment | undefined>;
  /** Ends the thread; what is under way rejects. */
  close(): Promise<void>;
}
