/** What of a document's threads somebody has not seen, and how far they have read. */
import { requireAccess } from "../documents/document-access.ts";
import { showThreads } from "./shown-threads.ts";
import type { Threads, ThreadsOptions } from "./threads.ts";

export function createThreadReading(options: ThreadsOptions): Pick<Threads, "list" | "markRead"> {
  const { directory, comments, onRead } = options;
  return {
    async list(personId, documentId, since) {
      await requireAccess(directory, personId, documentId, "comment");
      // Before the threads: what is written in between comes once more, and is not missed.
      const seq = await comments.lastSeq(documentId);
      const threads = await comments.threadsSince(documentId, since);
      const reading = await comments.reading(documentId, personId);
      return { ...(await showThreads(directory, seq, threads)), read: reading?.threads ?? {} };
    },

    async markRead(personId, documentId, threads) {
      await requireAccess(directory, personId, documentId, "comment");
      const risen: string[] = [];
      await directory.exclusively(`person:${personId}`, async () => {
        const before = await comments.reading(documentId, personId);
        const merged = { ...before?.threads };
        for (const [id, seq] of Object.entries(threads)) {
          // Only of threads that are there: what a page makes up would pile up.
          if (seq <= (merged[id] ?? 0) || (await comments.thread(documentId, id)) === undefined) continue;
          merged[id] = seq;
          risen.push(id);
        }
        await comments.putReading({ documentId, personId, threads: merged });
      });
      if (risen.length > 0) await onRead(personId, documentId, risen);
    },
  };
}
