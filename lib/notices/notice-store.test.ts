import { expect, test } from "vitest";
import type { Notice, NoticeList } from "#lib/collab/notices-api.ts";
import { createNoticeStore } from "./notice-store.ts";

const notice = (id: string, over: Partial<Notice> = {}): Notice => ({
  id,
  kind: "mention",
  at: 1,
  document: { id: "d1", title: "Plan", isMuted: false },
  threadId: "t1",
  by: { id: "ada", name: "Ada", color: "#111111" },
  excerpt: "Look",
  isRead: false,
  ...over,
});
const list = (...notices: Notice[]): NoticeList => ({ notices, unread: 0 });

/** A server whose answers the test gives, and what it was asked. */
function open() {
  const marked: (string[] | undefined)[] = [];
  const waiting: ((answer: NoticeList | Error) => void)[] = [];
  const store = createNoticeStore({
    notices: () =>
      new Promise((resolve, reject) => {
        waiting.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
      }),
    markNoticesRead: (ids) => {
      marked.push(ids);
      return Promise.reject(new Error("offline"));
    },
    setMuted: (id) => (id === "gone" ? Promise.reject(new Error("no access")) : Promise.resolve()),
  });
  const look = async (answer: NoticeList | Error): Promise<void> => {
    const done = store.look();
    waiting.shift()?.(answer);
    await done;
  };
  return { store, marked, waiting, look };
}

test("counts what is unread, and keeps what it knows when a look fails", async () => {
  const { store, look } = open();
  expect(store.snapshot().status).toBe("loading");
  await look(list(notice("a"), notice("b", { isRead: true })));
  expect(store.snapshot()).toMatchObject({ status: "ready", unread: 1 });
  await look(new Error("offline"));
  expect(store.snapshot()).toMatchObject({ status: "failed", unread: 1 });
  await look(list());
  expect(store.snapshot()).toMatchObject({ status: "ready", unread: 0, notices: [] });
});

test("what was read here stays read, also for an answer that was on its way; each is sent once", async () => {
  const { store, marked, waiting, look } = open();
  await look(list(notice("b"), notice("a")));
  const late = store.look();
  store.markRead(["a", "unknown"]);
  store.markRead(["a"]);
  expect(marked).toEqual([["a"]]);
  waiting.shift()?.(list(notice("c"), notice("b"), notice("a")));
  await late;
  expect(store.snapshot().notices.map(({ id, isRead }) => [id, isRead])).toEqual([
    ["c", false],
    ["b", false],
    ["a", true],
  ]);
  store.markRead();
  expect(marked).toEqual([["a"], ["c", "b"]]);
  expect(store.snapshot().unread).toBe(0);
});

test("a ring while it asks makes it ask once more", async () => {
  const { store, waiting } = open();
  const done = store.look();
  void store.look();
  void store.look();
  waiting.shift()?.(list());
  await expect.poll(() => waiting.length).toBe(1);
  waiting.shift()?.(list(notice("a")));
  await done;
  expect([store.snapshot().unread, waiting.length]).toEqual([1, 0]);
});

test("muting counts for every notice of the document, once the server has it", async () => {
  const { store, look } = open();
  await look(list(notice("a"), notice("b", { document: { id: "d2", title: "Other", isMuted: false } })));
  await store.mute("d1", true);
  expect(store.snapshot().notices.map(({ document }) => document.isMuted)).toEqual([true, false]);
  await expect(store.mute("gone", true)).rejects.toThrow("no access");
});
