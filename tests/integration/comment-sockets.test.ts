/** Comments and open sockets, frame by frame: who hears that there is something to ask for, and that nobody can say so but the server. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type RunningServer, startServer } from "#collab-server/compose.ts";
import { readConfig } from "#collab-server/config.ts";
import { encodeEvent } from "#collab-server/protocol/server-message.ts";
import { createRecordingLogger } from "#collab-server/testing/recording-logger.ts";
import { createId } from "#lib/collab/doc-id.ts";
import type { LinkRole } from "#lib/collab/role.ts";
import { createDocumentsClient, type PersonClient } from "#lib/documents/documents-client.ts";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { signToken } from "#lib/secrets/token.ts";
import { connectRaw, type RawClient } from "./raw-client.ts";

const masterSecret = "m".repeat(43);
const soon = { timeout: 10_000, interval: 10 };
let dataDir: string;
let server: RunningServer;
let documentId: string;
const sockets: RawClient[] = [];

const as = (personId: string): PersonClient =>
  createDocumentsClient({ baseUrl: `http://127.0.0.1:${server.port}`, masterSecret }).forPerson({
    personId,
    keyVersion: 1,
  });

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "quire-comments-"));
  const config = readConfig(["--data", dataDir, "--port", "0"], {
    NODE_ENV: "test",
    COLLAB_SECRET: masterSecret,
    COLLAB_DIRECTORY: "on",
  });
  server = await startServer(config, createRecordingLogger());
  documentId = (await as("ann").createDocument({ kind: "blank", title: "Plan" })).id;
  for (const role of ["edit", "comment", "view"] as const) await letIn(role, role);
});
afterEach(async () => {
  for (const { socket } of sockets.splice(0)) socket.terminate();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function letIn(personId: string, role: LinkRole): Promise<void> {
  const { secret } = await as("ann").createLink(documentId, role);
  await as(personId).redeemLink(secret, "192.0.2.1");
}

async function visit(personId: string): Promise<RawClient> {
  const claims = { sub: personId, name: personId, color: "#000000" };
  const token = await signToken("collab", deriveKey(masterSecret, "collab"), claims, 60);
  const protocols = ["quire.v1", `quire.token.${token}`];
  const client = connectRaw(`ws://127.0.0.1:${server.port}/${documentId}`, { protocols });
  sockets.push(client);
  await client.synced;
  return client;
}

/** How often a socket was told that there is something new in the comments. The bell rings besides. */
const heard = ({ frames }: RawClient) =>
  frames.filter((frame) => frame.type === "event" && frame.kind === "comments").length;
const startThread = (who: string) =>
  as(who).startThread(documentId, {
    id: createId(),
    range: { from: { at: null }, to: { at: null } },
    quote: "the plan",
    comment: { text: "Is this right?" },
  });

/** What is sent now arrives after everything that was sent before. */
async function passesOn(from: RawClient, to: RawClient): Promise<void> {
  const before = to.frames.filter(({ type }) => type === "update").length;
  from.edit((doc) => doc.getText("title").insert(0, "x"));
  await vi.waitFor(
    () => expect(to.frames.filter(({ type }) => type === "update").length).toBeGreaterThan(before),
    soon,
  );
}

test("a viewer's socket hears nothing of comments; those of everybody who may comment do", async () => {
  const [ann, edit, comment, view] = [
    await visit("ann"),
    await visit("edit"),
    await visit("comment"),
    await visit("view"),
  ];
  await startThread("comment");
  await vi.waitFor(() => expect([heard(ann), heard(edit), heard(comment)]).toEqual([1, 1, 1]), soon);
  await passesOn(edit, view);
  expect(heard(view)).toBe(0);
});

test("who becomes a commenter hears from then on, who becomes a viewer no more", async () => {
  const [edit, comment, view] = [await visit("edit"), await visit("comment"), await visit("view")];
  await as("ann").setRole(documentId, "view", "comment");
  await as("ann").setRole(documentId, "comment", "view");
  await startThread("edit");
  await vi.waitFor(() => expect(heard(view)).toBe(1), soon);
  await passesOn(edit, comment);
  expect(heard(comment)).toBe(0);
});

test("nobody can make another page ask: an event that a client sends goes no further", async () => {
  const [edit, comment] = [await visit("edit"), await visit("comment")];
  comment.send(encodeEvent({ kind: "comments" }));
  comment.send(encodeEvent({ kind: "notices" }));
  const third = await visit("ann");
  await passesOn(third, edit);
  for (const { frames } of [edit, third]) expect(frames.filter(({ type }) => type === "event")).toEqual([]);
});

test("author and time are the server's, whatever a call says besides", async () => {
  const before = Date.now();
  const { threads } = await startThread("comment");
  const threadId = threads[0]?.id ?? "";
  const forged = { text: "Mine", authorId: "ann", createdAt: 1, editedAt: 2 };
  await as("edit").reply(documentId, threadId, forged);
  const all = (await as("ann").comments(documentId, 0)).threads[0]?.comments ?? [];
  expect(all.map(({ authorId }) => authorId)).toEqual(["comment", "edit"]);
  for (const { createdAt, editedAt } of all) {
    expect(createdAt).toBeGreaterThanOrEqual(before);
    expect(editedAt).toBeNull();
  }
  const own = all[1]?.id ?? "";
  await as("edit").editComment(documentId, threadId, own, { ...forged, text: "Still mine" });
  const edited = (await as("ann").comments(documentId, 0)).threads[0]?.comments[1];
  expect(edited).toMatchObject({ authorId: "edit", createdAt: all[1]?.createdAt, text: "Still mine" });
  expect(edited?.editedAt).toBeGreaterThanOrEqual(before);
});
