import type { CompactionSource } from "#collab-server/storage/log-archive.ts";
import type { CompactionOutcome } from "./compact.ts";

/** Compacts somewhere where it holds up nobody. Adapter: compaction-thread-host. */
export interface Compactor {
  /** Rejects when the thread dies or takes too long; nothing was changed then. */
  compact(source: CompactionSource, at: number): Promise<CompactionOutcome>;
  /** Ends the thread; what is under way rejects. */
  close(): Promise<void>;
}
