/** What every CommentStore must do. Each adapter's test calls this with a way to make an empty one. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ThreadRecord } from "./comment-records.ts";
import type { CommentStore } from "./comment-store.ts";

/** A thread with one comment. */
export function sampleThread(thread: Partial<ThreadRecord> = {}): ThreadRecord {
  return {
    documentId: "d1",
    id: "t1",
    seq: 1,
    authorId: "ann",
    createdAt: 1,
    range: { from: { at: [1, 2], behind: true }, to: { at: [1, 5], behind: false } },
    quote: "the text",
    suggestion: null,
    resolvedAt: null,
    resolvedBy: null,
    deletedAt: null,
    comments: [{ id: "c1", authorId: "ann", text: "Why", mentions: [], createdAt: 1, editedAt: null }],
    ...thread,
  };
}

/** Runs the contract on the stores that `open` makes; `dispose` removes what is left behind. */
export function describeCommentStore(
  name: string,
  open: () => Promise<CommentStore>,
  dispose: () => Promise<void>,
): void {
  describe(`comment store: ${name}`, () => {
    let store: CommentStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(dispose);

    test("gives back what was written, and nothing of what was not", async () => {
      const thread = sampleThread();
      await store.put(thread, undefined);
      expect(await store.thread("d1", "t1")).toEqual(thread);
      expect(await store.thread("d1", "t2")).toBeUndefined();
      expect(await store.thread("d2", "t1")).toBeUndefined();
    });

    test("lists by sequence what changed after a number, each thread once, as it is now", async () => {
      await store.put(sampleThread({ id: "t1", seq: 1 }), undefined);
      await store.put(sampleThread({ id: "t2", seq: 2 }), undefined);
      await store.put(sampleThread({ id: "t1", seq: 300, resolvedBy: "ben" }), 1);
      await store.put(sampleThread({ documentId: "d2", id: "t9", seq: 7 }), undefined);
      const since = async (seq: number) => (await store.threadsSince("d1", seq)).map(({ id }) => id);
      expect(await since(0)).toEqual(["t2", "t1"]);
      expect(await since(2)).toEqual(["t1"]);
      expect(await since(300)).toEqual([]);
      expect((await store.threadsSince("d1", 2))[0]?.resolvedBy).toBe("ben");
      expect(await store.lastSeq("d1")).toBe(300);
      expect(await store.lastSeq("d3")).toBe(0);
      expect(await store.countThreads("d1")).toBe(2);
    });

    test("remembers how far each person has read in each document", async () => {
      const reading = { documentId: "d1", personId: "ann", threads: { t1: 4 } };
      await store.putReading(reading);
      expect(await store.reading("d1", "ann")).toEqual(reading);
      expect(await store.reading("d1", "ben")).toBeUndefined();
      expect(await store.reading("d2", "ann")).toBeUndefined();
    });

    test("forgets a document whole, and no other", async () => {
      await store.put(sampleThread(), undefined);
      await store.put(sampleThread({ documentId: "d10" }), undefined);
      await store.putReading({ documentId: "d1", personId: "ann", threads: {} });
      await store.removeDocument("d1");
      await store.removeDocument("d1");
      expect(await store.thread("d1", "t1")).toBeUndefined();
      expect(await store.reading("d1", "ann")).toBeUndefined();
      expect(await store.lastSeq("d1")).toBe(0);
      expect(await store.countThreads("d10")).toBe(1);
      expect(await store.threadsSince("d10", 0)).toHaveLength(1);
    });
  });
}
