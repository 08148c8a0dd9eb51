import { expect, test } from "vitest";
import type { CommentsChange, Thread } from "#lib/collab/comments-api.ts";
import { concerns, isOpen, isUnread } from "./comment-state.ts";
import { createCommentStore } from "./comment-store.ts";

const thread = (id: string, seq: number, over: Partial<Thread> = {}): Thread => ({
  id,
  seq,
  authorId: "ada",
  createdAt: 1,
  range: { from: {}, to: {} },
  quote: "text",
  suggestion: null,
  resolvedBy: null,
  comments: [{ id: "c", authorId: "ada", text: "Hello", mentions: [], createdAt: 1, editedAt: null }],
  ...over,
});
const change = (seq: number, threads: Thread[], over: Partial<CommentsChange> = {}): CommentsChange => ({
  seq,
  threads,
  deleted: [],
  people: [],
  ...over,
});

/** A server whose answers the test gives, and what it was asked. */
function open() {
  const asked: number[] = [];
  const marked: Record<string, number>[] = [];
  const waiting: ((answer: CommentsChange | Error) => void)[] = [];
  const store = createCommentStore("doc", {
    comments: (_id, since) => {
      asked.push(since);
      return new Promise((resolve, reject) => {
        waiting.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
      });
    },
    markThreadsRead: (_id, threads) => {
      marked.push(threads);
      return Promise.reject(new Error("offline"));
    },
  });
  return { store, asked, marked, answer: (value: CommentsChange | Error) => waiting.shift()?.(value) };
}
const seqs = (store: ReturnType<typeof open>["store"]) =>
  [...store.snapshot().threads.values()].map(({ id, seq }) => `${id}${seq}`);

test("an own answer is shown at once, and what others did before it is still asked for", async () => {
  const { store, asked, answer } = open();
  const first = store.catchUp();
  answer(change(3, [thread("a", 3)], { people: [{ id: "ada", name: "Ada", color: "#111111" }] }));
  await first;
  expect(store.snapshot().people.get("ada")?.name).toBe("Ada");
  await store.change(() => Promise.resolve(change(5, [thread("b", 5)])));
  expect(seqs(store)).toEqual(["a3", "b5"]);
  const second = store.catchUp();
  answer(change(5, [thread("a", 4), thread("b", 5)]));
  await second;
  expect(asked).toEqual([0, 3]);
  expect(seqs(store)).toEqual(["a4", "b5"]);
});

test("an older answer changes nothing newer, and brings back nothing deleted", async () => {
  const { store, answer } = open();
  const first = store.catchUp();
  answer(change(9, [thread("a", 9)], { deleted: ["b"] }));
  await first;
  await store.change(() => Promise.resolve(change(8, [thread("a", 7), thread("b", 8)])));
  expect(seqs(store)).toEqual(["a9"]);
  expect(store.snapshot().seq).toBe(9);
});

test("news that come while it asks are asked for once more", async () => {
  const { store, asked, answer } = open();
  const done = store.catchUp();
  void store.catchUp();
  void store.catchUp();
  answer(change(1, []));
  await expect.poll(() => asked).toEqual([0, 1]);
  answer(change(2, []));
  await done;
  expect(asked).toEqual([0, 1]);
});

test("a failed look-up says so and keeps what is known; the next one mends it", async () => {
  const { store, answer } = open();
  const first = store.catchUp();
  answer(change(1, [thread("a", 1)]));
  await first;
  const second = store.catchUp();
  answer(new Error("offline"));
  await second;
  expect(store.snapshot().status).toBe("failed");
  expect(seqs(store)).toEqual(["a1"]);
  const third = store.catchUp();
  answer(change(1, []));
  await third;
  expect(store.snapshot().status).toBe("ready");
});

test("unread is what others wrote since one looked; marks only rise, and one is sent once", async () => {
  const { store, marked, answer } = open();
  const first = store.catchUp();
  answer(change(4, [thread("a", 4)], { read: { a: 3 } }));
  await first;
  const a = thread("a", 4);
  expect(isUnread(store.snapshot(), a, "bob")).toBe(true);
  expect(isUnread(store.snapshot(), a, "ada")).toBe(false);
  store.markRead(["a", "unknown"]);
  store.markRead(["a"]);
  expect(marked).toEqual([{ a: 4 }]);
  expect(isUnread(store.snapshot(), a, "bob")).toBe(false);
  const second = store.catchUp();
  answer(change(4, [], { read: { a: 2 } }));
  await second;
  expect(isUnread(store.snapshot(), a, "bob")).toBe(false);
});

test("open and mine", () => {
  expect(isOpen(thread("a", 1))).toBe(true);
  expect(isOpen(thread("a", 1, { resolvedBy: "ada" }))).toBe(false);
  const decided = { insert: "", state: "accepted", decidedBy: "ada" } as const;
  expect(isOpen(thread("a", 1, { suggestion: decided }))).toBe(false);
  expect(concerns(thread("a", 1), "ada")).toBe(true);
  expect(concerns(thread("a", 1), "bob")).toBe(false);
  const named = { id: "c", authorId: "ada", text: "", mentions: ["bob"], createdAt: 1, editedAt: null };
  expect(concerns(thread("a", 1, { comments: [named] }), "bob")).toBe(true);
});
