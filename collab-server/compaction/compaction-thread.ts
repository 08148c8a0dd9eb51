/**
 * The other side of compaction-thread-host: what runs in the thread. The server is one file when it is bundled, so that file is
 * started again as the thread; main.ts asks `isCompactionThread` before anything else.
 */
import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import type { CompactionSource } from "#collab-server/storage/log-archive.ts";
import type { PackedSegment } from "#collab-server/storage/log-segment.ts";
import { isThread } from "#collab-server/threads/start-thread.ts";
import { type CompactionOutcome, compact } from "./compact.ts";
import { type HistoryToMerge, mergeHistory } from "./merge-history.ts";

export type CompactionJob =
  | { kind: "compact"; source: CompactionSource; at: number }
  | { kind: "merge"; history: HistoryToMerge };

export type CompactionReply =
  | { kind: "compact"; outcome: CompactionOutcome }
  | { kind: "merge"; merged: PackedSegment | undefined }
  | { kind: "error"; error: string };

/** This program was started as the thread, not as the server. */
export function isCompactionThread(): boolean {
  return isThread("compaction");
}

/** Answers one job after the other until the thread is ended. */
export function serveCompactions(): void {
  // Nobody waits for a compaction, and everybody for the main thread. On Linux alone a priority is one thread's.
  if (process.platform === "linux") setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
  parentPort?.on("message", (job: CompactionJob) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window.
    parentPort?.postMessage(replyTo(job));
  });
}

function replyTo(job: CompactionJob): CompactionReply {
  try {
    if (job.kind === "merge") return { kind: "merge", merged: mergeHistory(job.history) };
    return { kind: "compact", outcome: compact(job.source, job.at) };
  } catch (error) {
    return { kind: "error", error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
