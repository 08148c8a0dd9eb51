import { afterEach, describe, expect, it, vi } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { closeCodes } from "./close-codes.ts";
import { createDocumentConnection, type DocumentConnection } from "./document-connection.ts";
import type { KeyFrames } from "./key-frames.ts";
import type { Role } from "./role.ts";
import { pendingChanges, type SaveChip, saveChip } from "./save-ledger.ts";
import { createFakeClock } from "./testing/fake-clock.ts";
import { createFakeServer } from "./testing/fake-server.ts";
import type { TokenAnswer } from "./token-source.ts";

const destroys: (() => void)[] = [];
afterEach(() => {
  for (const destroy of destroys.splice(0)) destroy();
});

function open(role: Role = "edit", incarnation?: string, keyFrames?: KeyFrames) {
  const clock = createFakeClock();
  const server = createFakeServer();
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalStateField("user", { id: "p", name: "Amber Fox", color: "#b42318" });
  let tokens = 0;
  const ask = vi.fn<(options: { fresh: boolean }) => Promise<TokenAnswer>>(async () => ({
    kind: "token",
    token: `jwt${++tokens}`,
    expiresAt: Number.POSITIVE_INFINITY,
    url: "ws://quire.test/collab",
  }));
  const beforeIncoming = vi.fn<() => void>();
  const connection = createDocumentConnection({
    beforeIncoming,
    room: "d1",
    doc,
    awareness,
    tokens: { ask },
    role,
    ...(incarnation !== undefined && { incarnation }),
    ...(keyFrames && { keyFrames }),
    clock,
    WebSocketClass: server.WebSocketClass,
  });
  destroys.push(() => {
    connection.destroy();
    awareness.destroy();
    doc.destroy();
  });
  const type = (text: string): void => doc.getText("body").insert(doc.getText("body").length, text);
  return { clock, server, doc, awareness, ask, connection, type, beforeIncoming };
}

function chip(connection: DocumentConnection): SaveChip {
  const { ledger, frozen } = connection.snapshot();
  return saveChip(ledger, { frozen: frozen !== undefined, keepsOnDevice: false });
}

async function opened(world: ReturnType<typeof open>, count = 1): Promise<void> {
  await vi.waitFor(() => expect(world.server.sockets).toHaveLength(count));
  world.server.last.open();
}

async function live(role: Role = "edit"): Promise<ReturnType<typeof open>> {
  const world = open(role);
  world.connection.start();
  await opened(world);
  world.server.last.session({ role, incarnation: "i1", schemaVersion: 1 });
  world.server.last.sync();
  world.server.last.settle(1);
  return world;
}

describe("a document connection", () => {
  it("offers quire.v1 and the token, and loads what the server holds", async () => {
    const world = open();
    world.server.doc.getText("body").insert(0, "hello");
    world.connection.start();
    expect(world.connection.snapshot().state).toBe("asking");
    await opened(world);
    expect(world.server.last.url).toBe("ws://quire.test/collab/d1");
    expect(world.server.last.protocols).toEqual(["quire.v1", "quire.token.jwt1"]);
    expect(world.connection.snapshot()).toMatchObject({ state: "loading", loaded: false });
    world.server.last.sync();
    expect(world.connection.snapshot()).toMatchObject({ state: "live", loaded: true });
    expect(world.doc.getText("body").toJSON()).toBe("hello");
    expect(chip(world.connection)).toBe("saving");
    world.server.last.settle(1);
    expect(chip(world.connection)).toBe("saved");
  });

  it("leaves others' edits to the page's key frames, and takes them before it hears what came behind them", async () => {
    const waiting: (() => void)[] = [];
    const flush = () => {
      for (const take of waiting.splice(0)) take();
    };
    const world = open("edit", undefined, {
      behind: (take) => waiting.push(take),
      flush,
      stop: vi.fn<() => void>(),
    });
    world.connection.start();
    await opened(world);
    world.server.last.sync();
    expect(world.connection.snapshot().loaded).toBe(true);
    const others = new Y.Doc();
    others.getText("body").insert(0, "hello");
    world.server.last.update(Y.encodeStateAsUpdate(others));
    world.server.last.settle(1);
    const text = () => world.doc.getText("body").toJSON();
    expect(text()).toBe("");
    world.server.last.session({ role: "view" });
    expect(text()).toBe("hello");
  });

  it("counts what it sends exactly as the server does", async () => {
    const world = await live();
    world.type("a");
    world.type("b");
    expect(world.server.last.documentMessages).toBe(3);
    expect(world.connection.snapshot().ledger.socket?.sent).toBe(3);
    world.server.last.settle(2);
    expect(pendingChanges(world.connection.snapshot().ledger)).toBe(1);
    world.server.last.settle(3);
    expect(chip(world.connection)).toBe("saved");
  });

  it("keeps what was typed offline, comes back by itself, and names the incarnation", async () => {
    const world = await live();
    world.server.last.close(1006);
    world.type("offline");
    expect(world.connection.snapshot().state).toBe("waiting");
    expect(chip(world.connection)).toBe("not-saved");
    world.clock.advance(1_000);
    await opened(world, 2);
    expect(world.server.last.url).toBe("ws://quire.test/collab/d1?incarnation=i1");
    world.server.last.sync();
    expect(world.server.doc.getText("body").toJSON()).toBe("offline");
    expect(chip(world.connection)).toBe("saving");
    world.server.last.settle(1);
    expect(chip(world.connection)).toBe("saved");
  });

  it("names the incarnation that the page was made for on its first socket, so that a replaced document is not taken for it", async () => {
    const world = open("edit", "i0");
    world.connection.start();
    await opened(world);
    expect(world.server.last.url).toBe("ws://quire.test/collab/d1?incarnation=i0");
    world.server.last.close(closeCodes.otherIncarnation.code);
    expect(world.connection.snapshot()).toMatchObject({ frozen: "otherIncarnation", loaded: false });
    expect(pendingChanges(world.connection.snapshot().ledger)).toBe(0);
  });

  it("is seen again by people who saw it leave", async () => {
    const world = await live();
    const before = world.awareness.meta.get(world.doc.clientID)?.clock ?? 0;
    world.server.last.close(1006);
    world.clock.advance(1_000);
    await opened(world, 2);
    expect(world.awareness.meta.get(world.doc.clientID)?.clock).toBeGreaterThan(before);
  });

  it("does not sit out the delay when woken", async () => {
    const world = await live();
    world.server.last.close(1006);
    world.connection.wake();
    await opened(world, 2);
    expect(world.clock.pending).toBe(0);
  });

  it("exchanges an expired token once", async () => {
    const world = await live();
    world.server.last.close(4401);
    await opened(world, 2);
    expect(world.ask).toHaveBeenLastCalledWith({ fresh: true });
    world.server.last.close(4401);
    expect(world.connection.snapshot()).toMatchObject({ state: "refused", frozen: "unauthorized" });
  });

  it("asks again later when there is no token to be had, and gives up when it is denied", async () => {
    const world = open();
    world.ask.mockResolvedValueOnce({ kind: "failed" });
    world.connection.start();
    await vi.waitFor(() => expect(world.connection.snapshot().state).toBe("waiting"));
    world.ask.mockResolvedValueOnce({ kind: "denied", reason: "forbidden" });
    world.clock.advance(1_000);
    await vi.waitFor(() => expect(world.connection.snapshot().frozen).toBe("forbidden"));
    expect(world.server.sockets).toHaveLength(0);
  });

  it("freezes when access ends, and says not saved only for what was not", async () => {
    const [typing, reading] = [await live(), await live()];
    typing.type("x");
    for (const world of [typing, reading]) world.server.last.close(4403);
    expect(typing.connection.snapshot().frozen).toBe("forbidden");
    expect([chip(typing.connection), chip(reading.connection)]).toEqual(["not-saved", "read-only"]);
    typing.clock.advance(60_000);
    expect(typing.server.sockets).toHaveLength(1);
  });

  it("becomes a reader at once when downgraded with nothing pending", async () => {
    const world = await live();
    world.server.last.session({ role: "view" });
    expect(world.connection.snapshot()).toMatchObject({ role: "view", frozen: undefined, state: "live" });
    expect(chip(world.connection)).toBe("read-only");
  });

  it("says why the role changed as long as that is the role's reason", async () => {
    const world = await live();
    world.server.last.session({ role: "view", why: "linkChanged" });
    expect(world.connection.snapshot()).toMatchObject({ role: "view", why: "linkChanged" });
    // As the server begins each connection.
    world.server.last.session({ role: "comment" });
    expect(world.connection.snapshot()).toMatchObject({ role: "comment", why: undefined });
  });

  it("freezes when downgraded while something is pending", async () => {
    const world = await live();
    world.type("x");
    world.server.last.session({ role: "view" });
    expect(world.connection.snapshot().frozen).toBe("downgraded");
    expect(world.server.last.isClosed).toBe(true);
    expect(chip(world.connection)).toBe("not-saved");
  });

  it("takes a new socket when a reader becomes a writer, so that everything is counted", async () => {
    const world = await live("view");
    world.server.last.session({ role: "edit" });
    await opened(world, 2);
    world.server.last.session({ role: "edit" });
    world.server.last.sync();
    world.server.last.settle(1);
    expect(chip(world.connection)).toBe("saved");
    expect(world.server.sockets).toHaveLength(2);
  });

  it("stops promising after eight seconds without an acknowledgement", async () => {
    const world = await live();
    world.type("x");
    world.clock.advance(7_999);
    expect(chip(world.connection)).toBe("saving");
    world.clock.advance(1);
    expect(chip(world.connection)).toBe("not-saved");
    world.server.last.settle(2);
    expect(chip(world.connection)).toBe("saved");
    expect(world.clock.pending).toBe(0);
  });

  it("says not saved while the server blocks", async () => {
    const world = await live();
    world.server.last.session({ save: { blocked: "gap" } });
    expect(chip(world.connection)).toBe("not-saved");
  });

  it("wears the name that the server stamps", async () => {
    const world = await live();
    const user = { id: "p", name: "Ada", color: "#15803d" };
    world.server.last.session({ user });
    expect(world.awareness.getLocalState()).toMatchObject({ user });
    expect(world.connection.snapshot().user).toEqual(user);
  });

  it("lets the page write what is on its way before others' edits come in, and sends it", async () => {
    const world = await live();
    world.server.doc.getText("body").insert(0, "theirs");
    world.beforeIncoming.mockImplementationOnce(() => world.type("mine"));
    world.server.last.sync();
    expect(world.server.doc.getText("body").toJSON()).toMatch(/mine/);
    expect(pendingChanges(world.connection.snapshot().ledger)).toBe(1);
  });

  it("leaves no timer, socket or listener behind", async () => {
    const world = await live();
    world.type("x");
    const listener = vi.fn<() => void>();
    world.connection.subscribe(listener);
    world.connection.destroy();
    listener.mockClear();
    world.type("y");
    expect(listener).not.toHaveBeenCalled();
    expect(world.clock.pending).toBe(0);
    expect(world.server.last.isClosed).toBe(true);
  });

  it("stopped while asking for a token opens nothing", async () => {
    const world = open();
    world.connection.start();
    world.connection.destroy();
    await Promise.resolve();
    await Promise.resolve();
    expect(world.server.sockets).toHaveLength(0);
  });
});
