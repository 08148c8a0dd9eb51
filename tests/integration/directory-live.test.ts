/** The directory and the rooms together, as the program runs them: what a change of access does to open sockets. */
import * as decoding from "lib0/decoding";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { encodeUpdate } from "#collab-server/protocol/server-message.ts";
import { closeCodes } from "#lib/collab/close-codes.ts";
import { messageType } from "#lib/collab/message-types.ts";
import type { LinkRole } from "#lib/collab/role.ts";
import { type SessionMessage, sessionMessageSchema } from "#lib/collab/session-message.ts";
import { useLiveDirectory } from "./live-directory.ts";
import { connectStock } from "./stock-client.ts";

const soon = { timeout: 10_000, interval: 10 };
const live = useLiveDirectory();
const { as } = live;
let documentId: string;
const sockets: WebSocket[] = [];
beforeEach(() => {
  documentId = live.documentId();
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
});

interface Visitor {
  socket: WebSocket;
  /** Message 101s, oldest first. */
  told: SessionMessage[];
  /** The last message 100: how many of this socket's messages are on disk. */
  settled(): number;
  /** The code that the server closed with. */
  closed(): number | undefined;
  /** Types into the title. */
  type(text: string): void;
}

async function visit(personId: string, room = documentId): Promise<Visitor> {
  const socket = new WebSocket(`${live.url()}/${room}`, await live.protocolsOf(personId));
  sockets.push(socket);
  const told: SessionMessage[] = [];
  let settled = 0;
  let code: number | undefined;
  socket.on("message", (frame: Buffer) => {
    const decoder = decoding.createDecoder(Uint8Array.from(frame));
    const type = decoding.readVarUint(decoder);
    if (type === messageType.durable) settled = decoding.readVarUint(decoder);
    if (type !== messageType.session) return;
    told.push(sessionMessageSchema.parse(JSON.parse(decoding.readVarString(decoder))));
  });
  socket.on("close", (closeCode) => {
    code = closeCode;
  });
  await vi.waitFor(() => expect(told.length > 0 || code !== undefined).toBe(true), soon);
  return {
    socket,
    told,
    settled: () => settled,
    closed: () => code,
    type(text) {
      const doc = new Y.Doc();
      doc.getText("title").insert(0, text);
      socket.send(encodeUpdate(Y.encodeStateAsUpdate(doc)));
    },
  };
}

async function letIn(personId: string, role: LinkRole) {
  const link = await as("ann").createLink(documentId, role);
  await as(personId).redeemLink(link.secret, "192.0.2.1");
  return link;
}

test("who has access gets in with their role and the directory's name; nobody else, to whatever room", async () => {
  await letIn("bob", "comment");
  await as("bob").renameMe("Bob");
  const bob = await visit("bob");
  expect(bob.told[0]).toMatchObject({
    role: "comment",
    format: "text",
    schemaVersion: 1,
    incarnation: (await as("ann").document(documentId)).incarnation,
    user: { id: "bob", name: "Bob" },
  });
  expect((await visit("ann")).told[0]?.role).toBe("own");
  const strangers = [await visit("eve"), await visit("ann", "A".repeat(22)), await visit("ann", "a room")];
  expect(strangers.map((visitor) => visitor.closed())).toEqual(
    strangers.map(() => closeCodes.forbidden.code),
  );
});

test("entering counts the link's use", async () => {
  await letIn("bob", "view");
  await visit("bob");
  await vi.waitFor(async () => expect((await as("ann").links(documentId))[0]?.uses).toBe(1), soon);
});

test("revoking a link closes who came by it only, and tells the others what they still may", async () => {
  const edit = await letIn("bob", "edit");
  await letIn("cleo", "view");
  await as("cleo").redeemLink(edit.secret, "192.0.2.1");
  const [ann, bob, cleo] = [await visit("ann"), await visit("bob"), await visit("cleo")];
  expect(cleo.told[0]?.role).toBe("edit");
  await as("ann").revokeLink(documentId, edit.id);
  await vi.waitFor(() => expect(bob.closed()).toBe(closeCodes.forbidden.code), soon);
  await vi.waitFor(() => expect(cleo.told.at(-1)).toEqual({ role: "view", why: "linkRevoked" }), soon);
  expect([ann.closed(), cleo.closed()]).toEqual([undefined, undefined]);
  expect(bob.told.at(-1)).toEqual({ why: "linkRevoked" });
  expect((await visit("bob")).closed()).toBe(closeCodes.forbidden.code);
});

test("a stronger link reaches an open socket at once", async () => {
  await letIn("bob", "view");
  const bob = await visit("bob");
  await letIn("bob", "edit");
  await vi.waitFor(() => expect(bob.told.at(-1)).toEqual({ role: "edit" }), soon);
});

test("the trash closes everybody's sockets but the owner's", async () => {
  await letIn("bob", "edit");
  const [ann, bob] = [await visit("ann"), await visit("bob")];
  await as("ann").trashDocument(documentId);
  await vi.waitFor(() => expect(bob.closed()).toBe(closeCodes.gone.code), soon);
  expect(bob.told.at(-1)).toEqual({ why: "trashed" });
  expect(ann.closed()).toBeUndefined();
  // Coming back, too: only who was let in hears that it is gone.
  expect((await visit("bob")).closed()).toBe(closeCodes.gone.code);
  expect((await visit("eve")).closed()).toBe(closeCodes.forbidden.code);
  await as("ann").restoreDocument(documentId);
  expect((await visit("bob")).told[0]?.role).toBe("edit");
});

test("a new name reaches open sockets at once", async () => {
  const ann = await visit("ann");
  const { id, name, color } = await as("ann").renameMe("Ann Lee");
  await vi.waitFor(() => expect(ann.told.at(-1)).toEqual({ user: { id, name, color } }), soon);
});

test("the list follows a title that is typed, within a second or so, and also when the server stops right after", async () => {
  const ann = await visit("ann");
  ann.type("Our ");
  await vi.waitFor(async () => expect((await as("ann").document(documentId)).title).toMatch(/Our/), soon);
  await as("ann").renameDocument(documentId, "Renamed");
  ann.type("And ");
  await vi.waitFor(() => expect(ann.settled()).toBe(2), soon);
  await live.restart();
  expect((await as("ann").document(documentId)).title).toMatch(/And/);
});

test("a title typed by a viewer is not followed", async () => {
  await letIn("bob", "view");
  const bob = await visit("bob");
  bob.type("Mine ");
  const ann = await visit("ann");
  ann.type("Ours ");
  await vi.waitFor(async () => expect((await as("ann").document(documentId)).title).toMatch(/Ours/), soon);
  expect((await as("ann").document(documentId)).title).not.toMatch(/Mine/);
});

test("documents, their text and who may read them are there after a restart", async () => {
  await letIn("bob", "edit");
  const welcome = (await as("ann").documents("all")).find(({ title }) => title === "Welcome to Quire");
  await live.restart();
  expect((await as("bob").document(documentId)).role).toBe("edit");
  expect((await visit("bob")).told[0]?.role).toBe("edit");
  expect((await as("ann").createDocument({ kind: "welcome" })).id).toBe(welcome?.id);

  const token = await live.tokenOf("bob");
  const reader = connectStock("3.1.0", live.url(), documentId, { token });
  await vi.waitFor(() => expect(reader.provider.synced).toBe(true), soon);
  expect(reader.doc.getText("body").length).toBeGreaterThan(0);
  reader.destroy();
});
