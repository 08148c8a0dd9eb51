/**
 * The other side of compaction-thread-host: what runs in the thread. The server is one file when it is bundled, so that file is
 * started again as the thread; main.ts asks `isCompactionThread` before anything else.
 */
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import type { CompactionSource } from "#collab-server/storage/log-archive.ts";
import { type CompactionOutcome, compact } from "./compact.ts";

export interface CompactionJob {
  source: CompactionSource;
  at: number;
}

export type CompactionReply = { outcome: CompactionOutcome } | { error: string };

/** Given to the thread as its data. */
export const threadMark = "quire-compaction";

/** This program was started as the thread, not as the server. */
export function isCompactionThread(): boolean {
  return !isMainThread && workerData === threadMark;
}

/** Answers one job after the other until the thread is ended. */
export function serveCompactions(): void {
  parentPort?.on("message", ({ source, at }: CompactionJob) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window.
    parentPort?.postMessage(replyTo(source, at));
  });
}

function replyTo(source: CompactionSource, at: number): CompactionReply {
  try {
    return { outcome: compact(source, at) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
