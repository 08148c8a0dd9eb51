/** What the bell tells whom, over the real HTTP API and a real LevelDB. */
import { beforeEach, expect, test } from "vitest";
import { limits } from "#lib/collab/limits.ts";
import { thread, useComments } from "./comments-bench.ts";
import type { DirectoryServer } from "./directory-server.ts";

const bench = useComments();
let server: DirectoryServer;
let id: string;
beforeEach(() => {
  server = bench.server();
  id = bench.documentId();
});

const bell = async (who: string) =>
  (await server.as(who).notices()).notices.map(({ kind, by, excerpt }) => [kind, by.id, excerpt]);

test("the bell rings for mentions, replies, owners, requests and shares; not for oneself, and each once", async () => {
  const named = { text: "Look, Ann", mentions: ["ann", "view", "stranger"] };
  const { threads } = await server.as("comment").startThread(id, thread({ comment: named }));
  const { id: threadId = "", comments: [comment] = [] } = threads[0] ?? {};
  expect(comment?.mentions).toEqual(["ann"]);
  await expect.poll(() => bell("ann")).toEqual([["mention", "comment", "Look, Ann"]]);
  expect(server.changes).toContainEqual({ kind: "personEvent", personId: "ann", event: { kind: "notices" } });
  await server.as("edit").reply(id, threadId, { text: "Yes" });
  await expect.poll(() => bell("comment")).toEqual([["reply", "edit", "Yes"]]);
  expect(await bell("edit")).toEqual([]);
  server.clock.now += 1;
  await server.as("view").askForAccess(id, "comment");
  await expect.poll(async () => (await bell("ann"))[0]).toEqual(["request", "view", ""]);
  await server.as("ann").acceptRequest(id, "view");
  await expect.poll(() => bell("view")).toEqual([["share", "ann", ""]]);
});

test("read notices stay read, a muted document is silent, and lost access takes the notices along", async () => {
  await server.as("comment").startThread(id, thread());
  await expect.poll(async () => (await server.as("ann").notices()).unread).toBe(1);
  await server.as("ann").markNoticesRead();
  expect((await server.as("ann").notices()).unread).toBe(0);
  await server.as("ann").setMuted(id, true);
  expect(await server.as("ann").isMuted(id)).toBe(true);
  const { threads } = await server.as("comment").startThread(id, thread());
  await server.as("edit").reply(id, threads[0]?.id ?? "", { text: "Yes" });
  await expect.poll(() => bell("comment")).toEqual([["reply", "edit", "Yes"]]);
  expect(await server.as("ann").notices()).toMatchObject({ unread: 0, notices: [{ isRead: true }] });
  await server.as("ann").removePerson(id, "comment");
  expect(await bell("comment")).toEqual([]);
});

test("who reads a thread has heard of it; other threads stay unread, and a muted document says that it is", async () => {
  const one = (await server.as("comment").startThread(id, thread())).threads[0];
  await server.as("comment").startThread(id, thread());
  await expect.poll(async () => (await server.as("ann").notices()).unread).toBe(2);
  const rings = () => server.changes.filter((change) => change.kind === "personEvent").length;
  const before = rings();
  await server.as("ann").markThreadsRead(id, { [one?.id ?? ""]: one?.seq ?? 0 });
  const { notices, unread } = await server.as("ann").notices();
  expect([unread, notices.find(({ threadId }) => threadId === one?.id)?.isRead]).toEqual([1, true]);
  expect(rings()).toBe(before + 1);
  await server.as("ann").markThreadsRead(id, { [one?.id ?? ""]: one?.seq ?? 0 });
  expect(rings()).toBe(before + 1);
  await server.as("ann").setMuted(id, true);
  expect((await server.as("ann").notices()).notices[0]?.document).toMatchObject({ id, isMuted: true });
});

test("a bell keeps only so many", async () => {
  for (let sent = 0; sent < limits.maxNoticesPerPerson + 3; sent++) {
    server.clock.now += limits.secondsPerComment * 1000;
    await server.as("comment").startThread(id, thread({ comment: { text: `No ${sent}` } }));
  }
  const last = `No ${limits.maxNoticesPerPerson + 2}`;
  await expect.poll(async () => (await bell("ann"))[0]?.[2]).toBe(last);
  const { notices } = await server.as("ann").notices();
  expect(notices).toHaveLength(limits.maxNoticesPerPerson);
  const long = "a".repeat(limits.maxExcerptLength + 20);
  server.clock.now += limits.secondsPerComment * 1000;
  await server.as("comment").startThread(id, thread({ comment: { text: long } }));
  await expect.poll(async () => (await bell("ann"))[0]?.[2]).toHaveLength(limits.maxExcerptLength + 1);
}, 60_000);
