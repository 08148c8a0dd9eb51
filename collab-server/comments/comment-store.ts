/**
 * Where comments lie. Adapter: ordered-comment-store (over an OrderedStore); Postgres can follow.
 * `comment-store.contract.ts` is the suite that each of them passes.
 */
import type { ReadingRecord, ThreadRecord } from "./comment-records.ts";

export interface CommentStore {
  /** Throws DirectoryError `internal` for a damaged one. */
  thread(documentId: string, id: string): Promise<ThreadRecord | undefined>;
  /** Those with a `seq` above `since`, in its order; damaged ones are left out and reported. */
  threadsSince(documentId: string, since: number): Promise<ThreadRecord[]>;
  /** Deleted ones too: their rows tell those who catch up. */
  countThreads(documentId: string): Promise<number>;
  /** The last sequence number that was given; 0 before the first. */
  lastSeq(documentId: string): Promise<number>;
  /** Writes the thread over the one of the same id, whose `seq` was `before`. On disk when the promise resolves. */
  put(thread: ThreadRecord, before: number | undefined): Promise<void>;
  reading(documentId: string, personId: string): Promise<ReadingRecord | undefined>;
  putReading(reading: ReadingRecord): Promise<void>;
  /** Everything of one document, for good. Again: no error. */
  removeDocument(documentId: string): Promise<void>;
}
