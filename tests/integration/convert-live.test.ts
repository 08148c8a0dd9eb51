/** Converting a document that people have open: the program as it runs, real sockets, LevelDB. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { closeCodes } from "#lib/collab/close-codes.ts";
import { roots } from "#lib/collab/document-format.ts";
import { bindingFor } from "#lib/editor/binding/by-format.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import { useLiveDirectory } from "./live-directory.ts";
import { connectRaw, type RawClient } from "./raw-client.ts";
import { connectStock } from "./stock-client.ts";

const soon = { timeout: 10_000, interval: 10 };
const live = useLiveDirectory("xml");
const { as } = live;
let documentId: string;
const clients: RawClient[] = [];
beforeEach(async () => {
  documentId = live.documentId();
  const link = await as("ann").createLink(documentId, "edit");
  await as("bob").redeemLink(link.secret, "192.0.2.1");
});
afterEach(() => {
  for (const client of clients.splice(0)) client.socket.terminate();
});

async function visit(personId: string, incarnation?: string): Promise<RawClient> {
  const query = incarnation === undefined ? "" : `?incarnation=${incarnation}`;
  const protocols = await live.protocolsOf(personId);
  const client = connectRaw(`${live.url()}/${documentId}${query}`, { protocols });
  clients.push(client);
  return client;
}

function writeLine(client: RawClient, text: string): void {
  client.edit((doc) => {
    const block = new Y.XmlElement("block");
    block.insert(0, [new Y.XmlText(text)]);
    doc.getXmlFragment(roots.xmlBody).push([block]);
  });
}

const linesOf = (doc: Y.Doc) =>
  bindingFor("text")
    .read(doc, schema)
    .children.map((node) => node.textContent);
const told = (client: RawClient) =>
  client.frames.flatMap((frame) => (frame.type === "session" ? [frame.session] : []));

test("everybody is closed with 4409 and finds the text in the new incarnation; an old copy stays out", async () => {
  const { incarnation } = await as("ann").document(documentId);
  const [ann, bob] = [await visit("ann", incarnation), await visit("bob")];
  await Promise.all([ann.synced, bob.synced]);
  writeLine(ann, "from Ann");
  writeLine(bob, "from Bob");
  await vi.waitFor(() => expect([ann.settled(), bob.settled()]).toEqual([2, 2]), soon);

  const entry = await as("ann").convertDocument(documentId, "text");
  expect(entry).toMatchObject({ format: "text", title: "Plan" });
  expect((await ann.closed).code).toBe(closeCodes.otherIncarnation.code);
  expect((await bob.closed).code).toBe(closeCodes.otherIncarnation.code);
  expect((await (await visit("bob", incarnation)).closed).code).toBe(closeCodes.otherIncarnation.code);

  const fresh = await visit("bob", entry.incarnation);
  await fresh.synced;
  expect(told(fresh)[0]).toMatchObject({ format: "text", incarnation: entry.incarnation });
  expect(linesOf(fresh.doc).sort()).toEqual(["", "from Ann", "from Bob"]);
  expect(fresh.doc.getXmlFragment(roots.xmlBody).length).toBe(0);
  expect(fresh.doc.getText(roots.title).toJSON()).toBe("Plan");

  await live.restart();
  const again = await visit("ann", entry.incarnation);
  await again.synced;
  expect(linesOf(again.doc)).toEqual(linesOf(fresh.doc));
});

test("while people type on, each of their lines is in the new incarnation, or was never called saved", async () => {
  const { incarnation } = await as("ann").document(documentId);
  const typists = await Promise.all([visit("ann", incarnation), visit("bob", incarnation)]);
  await Promise.all(typists.map((client) => client.synced));
  const typing = typists.map(async (client, index) => {
    // The answer to the server's step 1 counts as the first message.
    for (let line = 1; client.socket.readyState === client.socket.OPEN; line++) {
      writeLine(client, `${index}:${line}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
  await vi.waitFor(
    () => expect(Math.min(...typists.map((client) => client.settled()))).toBeGreaterThan(20),
    soon,
  );
  const entry = await as("ann").convertDocument(documentId, "text");
  await Promise.all(typing);
  const reader = await visit("ann", entry.incarnation);
  await reader.synced;
  const lines = linesOf(reader.doc);
  expect(new Set(lines).size).toBe(lines.length);
  for (const [index, client] of typists.entries()) {
    const kept = lines.filter((line) => line.startsWith(`${index}:`)).length;
    expect(kept).toBeGreaterThanOrEqual(client.settled() - 1);
    // What is there is a beginning of what was typed, without a hole.
    expect(lines).toEqual(
      expect.arrayContaining(Array.from({ length: kept }, (_, at) => `${index}:${at + 1}`)),
    );
  }
});

test("a stock client is put out too; it comes back without an incarnation, and what it writes doubles nothing", async () => {
  const token = await live.tokenOf("bob");
  const stock = connectStock("3.1.0", live.url(), documentId, { token });
  await vi.waitFor(() => expect(stock.provider.synced).toBe(true), soon);
  const closes: unknown[] = [];
  stock.provider.on("connection-close", (event: { code: number } | null) => closes.push(event?.code));
  const entry = await as("ann").convertDocument(documentId, "text");
  await vi.waitFor(() => expect(closes[0]).toBe(closeCodes.otherIncarnation.code), soon);

  // Whoever connects it again by hand merges its old body, which nobody shows.
  const block = new Y.XmlElement("block");
  stock.doc.getXmlFragment(roots.xmlBody).push([block]);
  stock.provider.connect();
  await vi.waitFor(() => expect(stock.provider.synced).toBe(true), soon);
  const reader = await visit("ann", entry.incarnation);
  await reader.synced;
  expect(linesOf(reader.doc)).toEqual([""]);
  stock.destroy();
});

test("only the owner may, and only to text", async () => {
  await expect(as("bob").convertDocument(documentId, "text")).rejects.toMatchObject({ code: "forbidden" });
  await expect(as("eve").convertDocument(documentId, "text")).rejects.toMatchObject({ code: "not_found" });
  // @ts-expect-error there is no way back
  await expect(as("ann").convertDocument(documentId, "xml")).rejects.toMatchObject({ code: "bad_request" });
  expect((await as("ann").document(documentId)).format).toBe("xml");
});
