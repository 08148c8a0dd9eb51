/**
 * The other side of search-thread-host: the index, in a thread. It reads documents out of their logs' rows there, so that the
 * main thread only fetches bytes. One message at a time, in order; every one is answered.
 */
import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import type { CompactionSource } from "#collab-server/storage/log-archive.ts";
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import { isThread } from "../threads/start-thread.ts";
import { noText, readDocumentText } from "./document-text.ts";
import {
  createSearchIndex,
  type FoundDocument,
  type SearchIndex,
  type SearchQuestion,
} from "./search-index.ts";

export type SearchJob =
  /** Without a source: its text cannot be read, and its title is all there is. */
  | {
      kind: "put";
      document: number;
      title: string;
      format: DocumentFormat;
      source: CompactionSource | undefined;
    }
  | { kind: "retitle"; document: number; title: string }
  | { kind: "remove"; document: number }
  | { kind: "find"; question: SearchQuestion };

export interface SearchFigures {
  documents: number;
  /** What the index takes, about; `heapBytes` is what the thread takes with all that is around it. */
  bytes: number;
  heapBytes: number;
}

export type SearchReply =
  | { kind: "found"; found: FoundDocument[] }
  /** `isWhole`: false when only the title is searched. */
  | { kind: "done"; isWhole: boolean; figures: SearchFigures }
  | { kind: "error"; error: string };

/** This program was started as the thread, not as the server. */
export function isSearchThread(): boolean {
  return isThread("search");
}

/** Answers one job after the other until the thread is ended. */
export function serveSearch(): void {
  // People's edits go first. On Linux alone a priority is one thread's.
  if (process.platform === "linux") setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
  const index = createSearchIndex();
  parentPort?.on("message", (job: SearchJob) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window.
    parentPort?.postMessage(replyTo(index, job));
  });
}

/** One job's answer. */
export function replyTo(index: SearchIndex, job: SearchJob): SearchReply {
  try {
    if (job.kind === "find") return { kind: "found", found: index.find(job.question) };
    return { kind: "done", isWhole: change(index, job), figures: figuresOf(index) };
  } catch (error) {
    return { kind: "error", error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function change(index: SearchIndex, job: Exclude<SearchJob, { kind: "find" }>): boolean {
  if (job.kind === "retitle") index.retitle(job.document, job.title);
  else if (job.kind === "remove") index.remove(job.document);
  else {
    const text = job.source === undefined ? undefined : readOrNothing(job.source, job.format);
    return index.put(job.document, job.title, text ?? noText) && text !== undefined;
  }
  return true;
}

/** A document that Yjs cannot read is found by its title; `verify` says what is wrong with it. */
function readOrNothing(source: CompactionSource, format: DocumentFormat) {
  try {
    return readDocumentText(source, format);
  } catch {
    return undefined;
  }
}

function figuresOf(index: SearchIndex): SearchFigures {
  return { ...index.figures(), heapBytes: process.memoryUsage().heapUsed };
}
