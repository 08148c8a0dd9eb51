import type { Worker } from "node:worker_threads";
import { startThread } from "../threads/start-thread.ts";
import type { SearchJob, SearchReply } from "./search-thread.ts";

/** The index, wherever it is. Rejects when it is gone: it is empty then, and `onLost` was told. */
export interface SearchHost {
  run(job: SearchJob): Promise<SearchReply>;
  close(): Promise<void>;
}

export interface SearchHostOptions {
  /** What was in the index is lost; `error` says why. The next job starts an empty one. */
  onLost: (error: unknown) => void;
  /** The thread ends when its heap grows beyond. */
  maxHeapMb: number;
}

/** The index in a thread of its own, which starts with the first job and answers in order. */
export function createSearchThread({ onLost, maxHeapMb }: SearchHostOptions): SearchHost {
  let worker: Worker | undefined;
  let waiting: { resolve: (reply: SearchReply) => void; reject: (error: unknown) => void }[] = [];
  let isClosed = false;

  function lose(thread: Worker, error: unknown): void {
    if (worker !== thread) return;
    worker = undefined;
    const lost = waiting;
    waiting = [];
    for (const { reject } of lost) reject(error);
    if (!isClosed) onLost(error);
  }

  function start(): Worker {
    const thread = startThread("search", { maxOldGenerationSizeMb: maxHeapMb });
    thread.on("message", (reply: SearchReply) => waiting.shift()?.resolve(reply));
    thread.on("error", (error) => lose(thread, error));
    thread.on("exit", (code) => lose(thread, new Error(`the search thread ended with ${code}`)));
    // The server ends when its sockets and timers do.
    thread.unref();
    return thread;
  }

  return {
    run(job) {
      if (isClosed) return Promise.reject(new Error("the search thread is closed"));
      const thread = (worker ??= start());
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window.
        thread.postMessage(job);
      });
    },
    async close() {
      isClosed = true;
      const thread = worker;
      await thread?.terminate();
    },
  };
}
