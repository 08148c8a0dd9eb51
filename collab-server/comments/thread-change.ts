/** How a thread is written: one change of a document after the other, each with the next number, and everybody is told. */
import type { CommentsChange } from "#lib/collab/comments-api.ts";
import { type OpenedDocument, requireAccess } from "../documents/document-access.ts";
import type { ThreadRecord } from "./comment-records.ts";
import { showThreads } from "./shown-threads.ts";
import { threadNotFound } from "./thread-errors.ts";
import type { ThreadsOptions } from "./threads.ts";

/** A change of one thread; `undefined` leaves it as it is. */
type Change = (thread: ThreadRecord, opened: OpenedDocument) => Promise<ThreadRecord | undefined>;

export interface ThreadChange {
  /** Runs `work` on a thread that is there, writes what it gives, and tells everybody. */
  change: (personId: string, documentId: string, threadId: string, work: Change) => Promise<ChangedThread>;
  /** Within `exclusively`. `before`: the number that the thread had. */
  write: (thread: Omit<ThreadRecord, "seq">, before: number | undefined) => Promise<ThreadRecord>;
  tellAll: (documentId: string) => void;
}

export interface ChangedThread {
  thread: ThreadRecord;
  /** False when it was left as it is. */
  isNew: boolean;
  answer: CommentsChange;
}

export function createThreadChange({ directory, comments, changes }: ThreadsOptions): ThreadChange {
  /** Runs `work` on a thread that is there, writes what it gives, and tells everybody. */
  async function change(personId: string, documentId: string, threadId: string, work: Change) {
    const [changed, isNew] = await directory.exclusively(`document:${documentId}`, async () => {
      const opened = await requireAccess(directory, personId, documentId, "comment");
      const before = await comments.thread(documentId, threadId);
      if (before === undefined || before.deletedAt !== null) throw threadNotFound();
      const after = await work(before, opened);
      return after === undefined ? [before, false] : [await write(after, before.seq), true];
    });
    if (isNew) tellAll(documentId);
    return { thread: changed, isNew, answer: await showThreads(directory, changed.seq, [changed]) };
  }

  async function write(thread: Omit<ThreadRecord, "seq">, before: number | undefined) {
    const record = { ...thread, seq: (await comments.lastSeq(thread.documentId)) + 1 };
    await comments.put(record, before);
    return record;
  }

  function tellAll(room: string): void {
    changes.emit({ kind: "event", room, to: { atLeast: "comment" }, event: { kind: "comments" } });
  }

  return { change, write, tellAll };
}
