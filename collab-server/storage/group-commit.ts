import type { StoreWrite } from "./ordered-store.ts";

interface Waiting {
  writes: readonly StoreWrite[];
  resolve: () => void;
  reject: (error: unknown) => void;
}

export interface GroupCommit {
  /** Resolves when a batch that holds all of `writes` was committed; rejects when that batch failed. */
  write(writes: readonly StoreWrite[]): Promise<void>;
  /** Resolves when nothing is in flight or waiting. */
  idle(): Promise<void>;
}

/**
 * One batch in flight; what arrives meanwhile goes, in order, into the next. So the rate of fsyncs follows the disk and not
 * the number of writers, and the order of calls is the order on disk.
 */
export function createGroupCommit(commit: (writes: StoreWrite[]) => Promise<void>): GroupCommit {
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    // What is written in the same turn of the event loop belongs in the first batch, too.
    await Promise.resolve();
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        await commit(group.flatMap((entry) => entry.writes));
        for (const entry of group) entry.resolve();
      } catch (error) {
        for (const entry of group) entry.reject(error);
      }
    }
    running = undefined;
  }

  return {
    write(writes) {
      return new Promise((resolve, reject) => {
        waiting.push({ writes, resolve, reject });
        running ??= run();
      });
    },
    async idle() {
      await running;
    },
  };
}
