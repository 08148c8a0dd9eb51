/** Threads of comments over the real HTTP API and a real LevelDB. */
import { beforeEach, expect, test } from "vitest";
import { sampleThread } from "#collab-server/comments/comment-store.contract.ts";
import { createId } from "#lib/collab/doc-id.ts";
import { limits } from "#lib/collab/limits.ts";
import { codeOf, thread, useComments } from "./comments-bench.ts";
import type { DirectoryServer } from "./directory-server.ts";

const bench = useComments();
let server: DirectoryServer;
let id: string;
beforeEach(() => {
  server = bench.server();
  id = bench.documentId();
});

test("a thread is written with who and when as the server knows them, and caught up from a sequence", async () => {
  const first = thread();
  const made = await server.as("comment").startThread(id, first);
  expect(made.threads[0]).toMatchObject({ id: first.id, seq: 1, authorId: "comment", resolvedBy: null });
  expect(made.threads[0]?.comments[0]).toMatchObject({ authorId: "comment", createdAt: server.clock.now });
  await server.as("edit").reply(id, first.id, { text: "It is." });
  await server.as("ann").startThread(id, thread());
  const all = await server.as("ann").comments(id, 0);
  expect(all.threads.map(({ seq }) => seq)).toEqual([2, 3]);
  expect(all.people.map((person) => person.id).sort()).toEqual(["ann", "comment", "edit"]);
  const later = await server.as("ann").comments(id, 2);
  expect([later.seq, later.threads.length]).toEqual([3, 1]);
});

test("the same thread sent again is one thread, told once", async () => {
  const twice = thread();
  await server.as("comment").startThread(id, twice);
  const told = () => server.changes.filter((change) => change.kind === "event").length;
  const before = told();
  await server.as("comment").startThread(id, twice);
  expect((await server.as("ann").comments(id, 0)).threads).toHaveLength(1);
  expect(told()).toBe(before);
});

test("the same reply sent again is one reply; somebody else's of the same id is another", async () => {
  const { id: threadId } = (await server.as("comment").startThread(id, thread())).threads[0] ?? { id: "" };
  const reply = { id: createId(), text: "Yes" };
  await server.as("edit").reply(id, threadId, reply);
  const again = await server.as("edit").reply(id, threadId, reply);
  expect(again.threads[0]?.comments.map(({ text }) => text)).toEqual(["Is this right?", "Yes"]);
  await server.as("ann").reply(id, threadId, reply);
  const said = (await server.as("ann").comments(id, 0)).threads[0]?.comments ?? [];
  expect([said.length, new Set(said.map((comment) => comment.id)).size]).toEqual([3, 3]);
});

test("who may only view neither reads nor writes comments, and strangers learn nothing", async () => {
  const { id: threadId } = thread();
  for (const [who, code] of [
    ["view", "forbidden"],
    ["stranger", "not_found"],
  ] as const) {
    expect(await codeOf(server.as(who).comments(id, 0))).toBe(code);
    expect(await codeOf(server.as(who).startThread(id, thread()))).toBe(code);
    expect(await codeOf(server.as(who).reply(id, threadId, { text: "Hi" }))).toBe(code);
    expect(await codeOf(server.as(who).markThreadsRead(id, {}))).toBe(code);
  }
});

test("events go to those who may comment, and to nobody else", async () => {
  await server.as("comment").startThread(id, thread());
  expect(server.changes).toContainEqual({
    kind: "event",
    room: id,
    to: { atLeast: "comment" },
    event: { kind: "comments" },
  });
});

test("one edits and deletes one's own; an owner may delete, not edit; the last comment takes its thread", async () => {
  const { threads } = await server.as("comment").startThread(id, thread());
  const { id: threadId = "", comments: [comment] = [] } = threads[0] ?? {};
  const commentId = comment?.id ?? "";
  expect(await codeOf(server.as("edit").editComment(id, threadId, commentId, { text: "No" }))).toBe(
    "forbidden",
  );
  expect(await codeOf(server.as("ann").editComment(id, threadId, commentId, { text: "No" }))).toBe(
    "forbidden",
  );
  expect(await codeOf(server.as("edit").removeThread(id, threadId))).toBe("forbidden");
  server.clock.now += 1000;
  const edited = await server.as("comment").editComment(id, threadId, commentId, { text: "Really?" });
  expect(edited.threads[0]?.comments[0]).toMatchObject({ text: "Really?", editedAt: server.clock.now });
  const gone = await server.as("ann").removeComment(id, threadId, commentId);
  expect(gone).toMatchObject({ threads: [], deleted: [threadId] });
  expect(await server.as("edit").comments(id, 2)).toMatchObject({ threads: [], deleted: [threadId] });
  expect(await codeOf(server.as("edit").reply(id, threadId, { text: "Late" }))).toBe("not_found");
  expect(JSON.stringify(await server.as("ann").comments(id, 0))).not.toContain("Really");
});

test("resolving says who did, a reply opens again, and doing it twice tells nobody twice", async () => {
  const { id: threadId } = (await server.as("comment").startThread(id, thread())).threads[0] ?? { id: "" };
  const resolved = await server.as("edit").resolveThread(id, threadId, true);
  expect(resolved.threads[0]).toMatchObject({ resolvedBy: "edit", seq: 2 });
  expect((await server.as("ann").resolveThread(id, threadId, true)).threads[0]?.seq).toBe(2);
  const open = await server.as("comment").reply(id, threadId, { text: "Not yet" });
  expect(open.threads[0]?.resolvedBy).toBeNull();
});

test("nothing forged, empty, or too much is kept", async () => {
  const as = server.as("comment");
  const forged = { ...thread(), authorId: "ann", createdAt: 1, comment: { text: "x", authorId: "ann" } };
  expect((await as.startThread(id, forged)).threads[0]).toMatchObject({ authorId: "comment" });
  expect(await codeOf(as.startThread(id, thread({ comment: { text: " \u202e\u200b " } })))).toBe(
    "bad_request",
  );
  const long = "x".repeat(limits.maxCommentLength + 1);
  expect(await codeOf(as.startThread(id, thread({ comment: { text: long } })))).toBe("bad_request");
  const wide = { at: "x".repeat(limits.maxAnchorLength) };
  expect(await codeOf(as.startThread(id, thread({ range: { from: wide, to: wide } })))).toBe("bad_request");
  const insert = "x".repeat(limits.maxSuggestionLength + 1);
  expect(await codeOf(as.startThread(id, thread({ suggestion: { insert } })))).toBe("bad_request");
  const crowd = Array.from({ length: limits.maxMentionsPerComment + 1 }, (_, at) => `p${at}`);
  const named = { text: "All", mentions: crowd };
  expect(await codeOf(as.startThread(id, thread({ comment: named })))).toBe("bad_request");
  const turned = { text: "ok\u202e txt.exe\u0007\u2066", mentions: ["ann", "ann"] };
  const clean = await as.startThread(id, thread({ quote: "a\u202eb\u2028c", comment: turned }));
  expect(clean.threads[0]).toMatchObject({
    quote: "ab c",
    comments: [{ text: "ok txt.exe", mentions: ["ann"] }],
  });
  const swap = await as.startThread(id, thread({ suggestion: { insert: "x\u202ey" }, quote: "xy" }));
  expect(swap.threads[0]?.suggestion?.insert).toBe("xy");
  const quoted = await as.startThread(id, thread({ quote: "q".repeat(limits.maxQuoteLength + 50) }));
  expect(quoted.threads[0]?.quote).toHaveLength(limits.maxQuoteLength + 1);
});

test("a flood is slowed down", async () => {
  const as = server.as("comment");
  const { id: threadId } = (await as.startThread(id, thread())).threads[0] ?? { id: "" };
  for (let sent = 1; sent < limits.commentBurst; sent++) await as.reply(id, threadId, { text: "Again" });
  expect(await codeOf(as.reply(id, threadId, { text: "Again" }))).toBe("rate_limited");
  server.clock.now += limits.secondsPerComment * 1000;
  expect(await codeOf(as.reply(id, threadId, { text: "Again" }))).toBe("done");
});

test("a full thread and a full document take no more", async () => {
  const as = server.as("comment");
  const wait = () => (server.clock.now += limits.secondsPerComment * 1000);
  const threadId = createId();
  const said = { authorId: "ann", text: "Again", mentions: [], createdAt: 1, editedAt: null };
  const comments = Array.from({ length: limits.maxCommentsPerThread - 1 }, (_, at) => ({
    ...said,
    id: `c${at}`,
  }));
  await server.commentStore.put(sampleThread({ documentId: id, id: threadId, comments }), undefined);
  expect(await codeOf(as.reply(id, threadId, { text: "Again" }))).toBe("done");
  wait();
  expect(await codeOf(as.reply(id, threadId, { text: "Again" }))).toBe("too_large");
  await server.fillThreads(id, limits.maxThreadsPerDocument);
  wait();
  expect(await codeOf(as.startThread(id, thread()))).toBe("too_large");
}, 60_000);

test("how far one has read is remembered per person, and only of threads that are there", async () => {
  const { id: threadId } = (await server.as("comment").startThread(id, thread())).threads[0] ?? { id: "" };
  await server.as("edit").markThreadsRead(id, { [threadId]: 1, madeup: 9 });
  await server.as("edit").markThreadsRead(id, { [threadId]: 0 });
  expect((await server.as("edit").comments(id, 0)).read).toEqual({ [threadId]: 1 });
  expect((await server.as("ann").comments(id, 0)).read).toEqual({});
});

test("those who may comment learn the names of those who may, and of nobody else", async () => {
  const named = await server.as("comment").nameablePeople(id);
  expect(named.map((person) => person.id).sort()).toEqual(["ann", "comment", "edit"]);
  expect(Object.keys(named[0] ?? {}).sort()).toEqual(["color", "id", "name"]);
  expect(await codeOf(server.as("view").nameablePeople(id))).toBe("forbidden");
  expect(await codeOf(server.as("stranger").nameablePeople(id))).toBe("not_found");
});

test("comments of a document that is deleted for good are gone with it", async () => {
  await server.as("comment").startThread(id, thread());
  await server.as("ann").trashDocument(id);
  server.clock.now += limits.trashMs + 1;
  await server.directory.sweep();
  expect(await server.commentRows()).toBe(0);
});
