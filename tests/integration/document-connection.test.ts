/** The page's own connection against the real server: sockets, log, restarts. What "Saved" says is held against the store. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { WebSocket as NodeWebSocket } from "ws";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { createMemoryStore } from "#collab-server/storage/memory-store.ts";
import { startTestServer, type TestServer } from "#collab-server/testing/test-server.ts";
import { createDocumentConnection, type DocumentConnection } from "#lib/collab/document-connection.ts";
import { peoplePresent } from "#lib/collab/people-present.ts";
import type { Role } from "#lib/collab/role.ts";
import { pendingChanges, type SaveChip, saveChip } from "#lib/collab/save-ledger.ts";

const room = "notes";
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

interface Tab {
  doc: Y.Doc;
  connection: DocumentConnection;
  awareness: Awareness;
  type(text: string): void;
  text(): string;
  chip(): SaveChip;
}

function openTab(server: () => TestServer, person: { sub: string; name: string }, role: Role = "edit"): Tab {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalState({ user: { id: person.sub, name: "not yet stamped", color: "#000000" } });
  const connection = createDocumentConnection({
    room,
    doc,
    awareness,
    role,
    // ws has the browser's interface where the provider uses it; its types differ in the details of events.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    WebSocketClass: NodeWebSocket as unknown as typeof WebSocket,
    tokens: {
      ask: async () => ({
        kind: "token",
        token: await server().token(room, role, person),
        expiresAt: Number.POSITIVE_INFINITY,
        url: server().url,
      }),
    },
  });
  ends.push(() => {
    connection.destroy();
    awareness.destroy();
    doc.destroy();
  });
  connection.start();
  const body = doc.getText("body");
  return {
    doc,
    connection,
    awareness,
    type: (text) => body.insert(body.length, text),
    text: () => body.toJSON(),
    chip: () => saveChip(connection.snapshot().ledger, { frozen: false, keepsOnDevice: false }),
  };
}

const ada = { sub: "a", name: "Ada" };
const bob = { sub: "b", name: "Bob" };

const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 15_000, interval: 20 });

describe("the page's connection and the real server", () => {
  it("says Saved only for what the server's log holds", async () => {
    const store = createMemoryStore();
    let server = await startTestServer({ auth: "token", store });
    ends.push(() => server.close());
    const tab = openTab(() => server, ada);
    await eventually(() => expect(tab.chip()).toBe("saved"));
    for (const letter of "every letter") tab.type(letter);
    expect(tab.chip()).toBe("saving");
    await eventually(() => expect(tab.chip()).toBe("saved"));
    const { lastSavedAt } = tab.connection.snapshot().ledger;
    expect(lastSavedAt).toBeGreaterThan(0);

    // A server that starts from the same store, with nothing in memory, has it all.
    await server.close();
    server = await startTestServer({ auth: "token", store });
    const reader = openTab(() => server, bob);
    await eventually(() => expect(reader.text()).toBe("every letter"));
  });

  it("keeps what is typed while the server is away, and sends it when it is back", async () => {
    const store = createMemoryStore();
    let server = await startTestServer({ auth: "token", store });
    ends.push(() => server.close());
    const [left, right] = [openTab(() => server, ada), openTab(() => server, bob)];
    for (const tab of [left, right]) await eventually(() => expect(tab.chip()).toBe("saved"));
    await server.close();
    await eventually(() => expect(left.connection.snapshot().state).not.toBe("live"));
    left.type("[left]");
    right.type("[right]");
    expect(left.chip()).toBe("not-saved");
    expect(pendingChanges(left.connection.snapshot().ledger)).toBe(1);
    server = await startTestServer({ auth: "token", store });
    for (const tab of [left, right]) {
      await eventually(() => expect(tab.chip()).toBe("saved"));
      await eventually(() => {
        expect(tab.text()).toContain("[left]");
        expect(tab.text()).toContain("[right]");
      });
    }
    expect(left.text()).toBe(right.text());
    expect(left.text()).toHaveLength("[left][right]".length);
  });

  it("wears the name that the token says, and sees the others again after a restart", async () => {
    const store = createMemoryStore();
    let server = await startTestServer({ auth: "token", store });
    ends.push(() => server.close());
    const [left, right] = [openTab(() => server, ada), openTab(() => server, bob)];
    const namesSeenBy = (tab: Tab): string[] =>
      peoplePresent(tab.awareness.getStates(), tab.doc.clientID)
        .map(({ name }) => name)
        .sort();
    for (const tab of [left, right]) await eventually(() => expect(namesSeenBy(tab)).toEqual(["Ada", "Bob"]));
    await server.close();
    await eventually(() => expect(namesSeenBy(left)).toEqual(["Ada"]));
    server = await startTestServer({ auth: "token", store });
    for (const tab of [left, right]) await eventually(() => expect(namesSeenBy(tab)).toEqual(["Ada", "Bob"]));
  });

  it("is read-only for a viewer, whose own edits go nowhere", async () => {
    const server = await startTestServer({ auth: "token" });
    ends.push(() => server.close());
    const [writer, viewer] = [openTab(() => server, ada), openTab(() => server, bob, "view")];
    await eventually(() => expect(viewer.connection.snapshot().state).toBe("live"));
    viewer.type("not mine to write");
    writer.type("hello");
    await eventually(() => expect(viewer.text()).toContain("hello"));
    await eventually(() => expect(writer.chip()).toBe("saved"));
    expect(writer.text()).toBe("hello");
    expect(viewer.chip()).toBe("read-only");
    expect(pendingChanges(viewer.connection.snapshot().ledger)).toBe(0);
  });
});
