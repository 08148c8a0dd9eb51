/** Comments, suggestions and the bell over the real HTTP API and a real LevelDB. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { sampleThread } from "#collab-server/comments/comment-store.contract.ts";
import type { NewThread } from "#lib/collab/comments-api.ts";
import { createId } from "#lib/collab/doc-id.ts";
import { limits } from "#lib/collab/limits.ts";
import { bodyEditors } from "#lib/editor/binding/headless-edits.ts";
import { toAnchor } from "#lib/editor/binding/text/anchors.ts";
import { readDocument } from "#lib/editor/binding/text/document.ts";
import { DocumentIndex } from "#lib/editor/binding/text/document-index.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import { type DirectoryServer, startDirectoryServer } from "./directory-server.ts";

let server: DirectoryServer;
let id: string;
beforeEach(async () => {
  server = await startDirectoryServer();
  ({ id } = await server.as("ann").createDocument({ kind: "blank", title: "Plan" }));
  for (const role of ["edit", "comment", "view"] as const) await server.letIn("ann", id, role, role);
});
afterEach(() => server.close());

const start = { from: { at: null }, to: { at: null } };
const thread = (change: Partial<NewThread> = {}): NewThread => ({
  id: createId(),
  range: start,
  quote: "the plan",
  comment: { text: "Is this right?" },
  ...change,
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { code: string }) => error.code,
  );

/** Writes a first line, and gives the range of `word` in it. */
async function writeLine(line: string, word: string) {
  await server.rooms.edit(id, "ann", (doc) => bodyEditors.text(doc, schema, (tr) => tr.insertText(line, 1)));
  return rangeOf(word);
}

/** The range of `word` in the first line. */
function rangeOf(word: string) {
  return server.rooms.read(id, (doc) => {
    const index = new DocumentIndex(doc, schema);
    const from = 1 + (readDocument(doc, schema).firstChild?.textContent ?? "").indexOf(word);
    return { from: toAnchor(index, from, 1), to: toAnchor(index, from + word.length, -1) };
  });
}
const lines = () =>
  server.rooms.read(id, (doc) => readDocument(doc, schema).children.map((node) => node.textContent));

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

test("an accepted suggestion is in the text, credited to who proposed it; deciding twice is refused", async () => {
  const range = await writeLine("The quick fox", "quick");
  const proposal = thread({ range, quote: "quick", suggestion: { insert: "slow" }, comment: { text: "" } });
  await server.as("comment").startThread(id, proposal);
  expect(await codeOf(server.as("comment").decideSuggestion(id, proposal.id, "accepted"))).toBe("forbidden");
  const { threads } = await server.as("edit").decideSuggestion(id, proposal.id, "accepted");
  expect(threads[0]).toMatchObject({
    suggestion: { state: "accepted", decidedBy: "edit" },
    resolvedBy: "edit",
  });
  expect((await lines())[0]).toBe("The slow fox");
  expect(server.rooms.editors(id).at(-1)).toBe("comment");
  expect(await codeOf(server.as("ann").decideSuggestion(id, proposal.id, "rejected"))).toBe("conflict");
});

test("a suggestion follows its text through edits around it, and is refused when its text is gone", async () => {
  const range = await writeLine("The quick fox", "quick");
  const deletion = thread({ range, quote: "quick", suggestion: { insert: "" }, comment: { text: "" } });
  await server.as("comment").startThread(id, deletion);
  await server.rooms.edit(id, "ann", (doc) =>
    bodyEditors.text(doc, schema, (tr) => tr.insertText("Look: ", 1).split(7)),
  );
  await server.as("edit").decideSuggestion(id, deletion.id, "accepted");
  expect((await lines()).slice(0, 2)).toEqual(["Look: ", "The  fox"]);
  const late = thread({ range, quote: "quick", suggestion: { insert: "x" }, comment: { text: "" } });
  await server.as("comment").startThread(id, late);
  expect(await codeOf(server.as("edit").decideSuggestion(id, late.id, "accepted"))).toBe("conflict");
  expect((await lines()).slice(0, 2)).toEqual(["Look: ", "The  fox"]);
});

test("a suggestion to take a space away does that; where it is gone already, nothing comes in its place", async () => {
  const range = await writeLine("The  fox", " ");
  const [once, late] = ["", "x"].map((insert) =>
    thread({ range, quote: " ", suggestion: { insert }, comment: { text: "" } }),
  );
  for (const each of [once, late]) if (each) await server.as("comment").startThread(id, each);
  await server.as("edit").decideSuggestion(id, once?.id ?? "", "accepted");
  expect((await lines())[0]).toBe("The fox");
  expect(await codeOf(server.as("edit").decideSuggestion(id, late?.id ?? "", "accepted"))).toBe("conflict");
  expect((await lines())[0]).toBe("The fox");
});

test("one says something else in one's own suggestion while it is open; nobody else does, and nothing empty", async () => {
  const range = await writeLine("The quick brown fox", "quick");
  const proposal = thread({ range, quote: "quick", suggestion: { insert: "slow" }, comment: { text: "" } });
  await server.as("comment").startThread(id, proposal);
  const better = { range: await rangeOf("quick brown"), quote: "quick brown", insert: "slow\nand red" };
  for (const who of ["ann", "edit"])
    expect(await codeOf(server.as(who).reviseSuggestion(id, proposal.id, better))).toBe("forbidden");
  expect(
    await codeOf(
      server.as("comment").reviseSuggestion(id, proposal.id, { ...better, quote: "", insert: "" }),
    ),
  ).toBe("bad_request");
  const { threads } = await server.as("comment").reviseSuggestion(id, proposal.id, better);
  expect(threads[0]).toMatchObject({ seq: 2, quote: "quick brown", suggestion: { insert: "slow\nand red" } });
  await server.as("edit").decideSuggestion(id, proposal.id, "accepted");
  expect((await lines()).slice(0, 2)).toEqual(["The slow", "and red fox"]);
  expect(server.rooms.editors(id).at(-1)).toBe("comment");
  expect(await codeOf(server.as("comment").reviseSuggestion(id, proposal.id, better))).toBe("conflict");
  const said = thread();
  await server.as("comment").startThread(id, said);
  expect(await codeOf(server.as("comment").reviseSuggestion(id, said.id, better))).toBe("bad_request");
});

test("an accepted line in code stays in its block", async () => {
  await server.rooms.edit(id, "ann", (doc) =>
    bodyEditors.text(doc, schema, (tr) => tr.insertText("let x", 1).setNodeAttribute(0, "kind", "code")),
  );
  const proposal = thread({
    range: await rangeOf("x"),
    quote: "x",
    suggestion: { insert: "y\nlet z" },
    comment: { text: "" },
  });
  await server.as("comment").startThread(id, proposal);
  await server.as("ann").decideSuggestion(id, proposal.id, "accepted");
  expect((await lines())[0]).toBe("let y\nlet z");
});

test("one takes one's own suggestion back", async () => {
  const proposal = thread({ quote: "", suggestion: { insert: "Hello" }, comment: { text: "" } });
  await server.as("comment").startThread(id, proposal);
  const { threads } = await server.as("comment").decideSuggestion(id, proposal.id, "rejected");
  expect(threads[0]?.suggestion).toMatchObject({ state: "rejected", decidedBy: "comment" });
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

test("those who may comment learn the names of those who may, and of nobody else", async () => {
  const named = await server.as("comment").nameablePeople(id);
  expect(named.map((person) => person.id).sort()).toEqual(["ann", "comment", "edit"]);
  expect(Object.keys(named[0] ?? {}).sort()).toEqual(["color", "id", "name"]);
  expect(await codeOf(server.as("view").nameablePeople(id))).toBe("forbidden");
  expect(await codeOf(server.as("stranger").nameablePeople(id))).toBe("not_found");
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

test("comments of a document that is deleted for good are gone with it", async () => {
  await server.as("comment").startThread(id, thread());
  await server.as("ann").trashDocument(id);
  server.clock.now += limits.trashMs + 1;
  await server.directory.sweep();
  expect(await server.commentRows()).toBe(0);
});
