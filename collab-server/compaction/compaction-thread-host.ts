import type { Worker } from "node:worker_threads";
import { startThread } from "#collab-server/threads/start-thread.ts";
import type { Clock } from "#lib/collab/clock.ts";
import type { CompactionJob, CompactionReply } from "./compaction-thread.ts";
import type { Compactor } from "./compactor.ts";

/** A thread that has nothing to do is ended; the next job takes a tenth of a second longer. */
const idleMs = 10_000;
/** The largest document takes a few seconds. */
const jobTimeoutMs = 120_000;

/** A Compactor in a thread of its own, which lives while there is something to do. One job at a time. */
export function createCompactionThread(clock: Clock): Compactor {
  let worker: Worker | undefined;
  let cancelIdle = (): void => {};
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  async function end(): Promise<void> {
    cancelIdle();
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  }

  function start(): Worker {
    // V8 would let garbage grow to 48 MB before it looks; nobody waits for this thread.
    const thread = startThread("compaction", { maxYoungGenerationSizeMb: 2 });
    const forget = (): void => {
      if (worker === thread) worker = undefined;
    };
    return thread.on("error", forget).on("exit", forget);
  }

  function run(job: CompactionJob): Promise<CompactionReply> {
    if (isClosed) return Promise.reject(new Error("the compaction thread is closed"));
    cancelIdle();
    const thread = (worker ??= start());
    thread.ref();
    return new Promise((resolve, reject) => {
      const fail = (error: Error): void => {
        settle();
        reject(error);
      };
      const answer = (reply: CompactionReply): void => {
        settle();
        resolve(reply);
      };
      const exit = (code: number): void => fail(new Error(`the compaction thread ended with ${code}`));
      const cancelTimeout = clock.after(jobTimeoutMs, () => {
        fail(new Error("the compaction took too long"));
        thread.terminate().catch(() => {});
      });
      function settle(): void {
        cancelTimeout();
        thread.unref();
        thread.off("message", answer).off("error", fail).off("exit", exit);
      }
      thread.on("message", answer).on("error", fail).on("exit", exit);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window.
      thread.postMessage(job);
    });
  }

  function endLater(): void {
    cancelIdle();
    cancelIdle = clock.after(idleMs, () => {
      end().catch(() => {});
    });
  }

  async function answerTo(job: CompactionJob): Promise<CompactionReply> {
    const reply = last.then(() => run(job));
    last = reply.then(endLater, () => {});
    const answer = await reply;
    if (answer.kind === "error") throw new Error(answer.error);
    return answer;
  }

  return {
    async compact(source, at) {
      const answer = await answerTo({ kind: "compact", source, at });
      if (answer.kind !== "compact") throw new Error("the compaction thread answered something else");
      return answer.outcome;
    },
    async mergeHistory(history) {
      const answer = await answerTo({ kind: "merge", history });
      if (answer.kind !== "merge") throw new Error("the compaction thread answered something else");
      return answer.merged;
    },
    async close() {
      isClosed = true;
      await end();
    },
  };
}
