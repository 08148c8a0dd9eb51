import { compact } from "#collab-server/compaction/compact.ts";
import type { Compactor } from "#collab-server/compaction/compactor.ts";

/** A Compactor without a thread, so that a test needs no time. */
export function createInlineCompactor(): Compactor {
  return {
    compact: async (source, at) => compact(source, at),
    close: async () => {},
  };
}
