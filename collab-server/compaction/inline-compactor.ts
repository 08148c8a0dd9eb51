import { compact } from "./compact.ts";
import type { Compactor } from "./compactor.ts";
import { mergeHistory } from "./merge-history.ts";

/** A Compactor without a thread, for programs that have nobody to hold up: a command, a test. */
export function createInlineCompactor(): Compactor {
  return {
    compact: async (source, at) => compact(source, at),
    mergeHistory: async (history) => mergeHistory(history),
    close: async () => {},
  };
}
