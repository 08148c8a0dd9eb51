import { expect, test } from "vitest";
import type * as Y from "yjs";
import { openRoomBench } from "#collab-server/testing/room-bench.ts";
import { limits } from "#lib/collab/limits.ts";

const type = (text: string) => (doc: Y.Doc) => doc.getText("t").insert(doc.getText("t").length, text);
const document = { incarnation: "i1", format: "text", schemaVersion: 3 } as const;

test("SESSION the first 101 tells role, incarnation, format, schema, limits and user; stock clients hear no 100 and 101", async () => {
  const { enter, settle } = await openRoomBench();
  const ann = enter({ document, role: "comment" });
  expect(ann.connection.frames[0]).toEqual({
    type: "session",
    session: {
      role: "comment",
      incarnation: "i1",
      format: "text",
      schemaVersion: 3,
      limits: { maxFrameBytes: limits.maxFrameBytes, maxDocumentBytes: limits.maxDocumentBytes },
      user: { id: "ann", name: "ann!", color: "#1d4ed8" },
    },
  });
  const stock = enter({ speaksQuire: false });
  stock.sendUpdate(stock.change(type("a")));
  await settle();
  expect(stock.connection.frames.map((frame) => frame.type)).toEqual(["step1"]);
});

test("ROLE-WRITE a viewer's and a commenter's document messages are dropped without a word", async () => {
  const { enter, settle, room } = await openRoomBench();
  const ann = enter();
  for (const role of ["view", "comment"] as const) {
    const guest = enter({ person: role, role });
    guest.sendUpdate(guest.change(type("x")));
    guest.sendStep2();
    await settle();
    expect(guest.connection.closedBy).toBeUndefined();
    expect(guest.connection.frames.map((frame) => frame.type)).toEqual(["session"]);
  }
  expect(room.read((doc) => doc.getText("t").length)).toBe(0);
  expect(ann.connection.of("update")).toEqual([]);
});

test("ROLE-WRITE a viewer still gets the document, live", async () => {
  const { enter } = await openRoomBench();
  const [ann, viewer] = [enter(), enter({ person: "vic", role: "view" })];
  ann.sendUpdate(ann.change(type("a")));
  viewer.sendStep1();
  ann.sendUpdate(ann.change(type("b")));
  expect(viewer.received().getText("t").toJSON()).toBe("ab");
});

test("ROLE-CHANGE a downgrade tells the new role at once; edits after it are refused, those before it stay settled", async () => {
  const { enter, settle, room } = await openRoomBench();
  const ann = enter();
  ann.sendUpdate(ann.change(type("a")));
  room.applyChange({ kind: "role", room: "room", personId: "ann", role: "view" });
  expect(ann.connection.of("session").at(-1)?.session).toEqual({ role: "view" });
  ann.sendUpdate(ann.change(type("b")));
  await settle();
  expect(ann.settled()).toBe(1);
  expect(ann.connection.of("session").at(-1)?.session).toEqual({ save: { blocked: "refused" } });
  expect(room.read((doc) => doc.getText("t").toJSON())).toBe("a");
});

test("ROLE-CHANGE an upgrade asks for what was refused, and settles it", async () => {
  const { enter, settle, room } = await openRoomBench();
  const ann = enter();
  room.applyChange({ kind: "role", room: "room", personId: "ann", role: "view" });
  ann.sendUpdate(ann.change(type("a")));
  const asked = ann.connection.of("step1").length;
  room.applyChange({ kind: "role", room: "room", personId: "ann", role: "edit" });
  expect(ann.connection.of("step1")).toHaveLength(asked + 1);
  ann.sendStep2();
  await settle();
  expect(ann.settled()).toBe(2);
  expect(ann.connection.of("session").at(-1)?.session).toEqual({ save: { blocked: null } });
  expect(room.read((doc) => doc.getText("t").toJSON())).toBe("a");
});

test("ROLE-CHANGE revoked closes with 4403, deleted with 4404, and nobody else", async () => {
  const { enter, room } = await openRoomBench();
  const [ann, ben] = [enter(), enter({ person: "ben" })];
  room.applyChange({ kind: "role", room: "room", personId: "ann", role: undefined });
  expect([ann.connection.closedBy, ben.connection.closedBy]).toEqual(["forbidden", undefined]);
  ann.sendUpdate(ann.change(type("late")));
  expect(room.read((doc) => doc.getText("t").length)).toBe(0);
  room.applyChange({ kind: "deleted", room: "room" });
  expect(ben.connection.closedBy).toBe("gone");
});

test("INCARNATION a copy of another incarnation is turned away", async () => {
  const { enter } = await openRoomBench();
  enter({ document, incarnation: "i1" });
  expect(() => enter({ document, incarnation: "i0" })).toThrow(
    expect.objectContaining({ closeReason: "otherIncarnation" }),
  );
});

test("INCARNATION outside the directory the room mints one, which lasts once something is written", async () => {
  const { enter, room, store, settle } = await openRoomBench();
  const ann = enter();
  const minted = ann.connection.of("session")[0]?.session.incarnation ?? "";
  expect(minted).toMatch(/^[A-Za-z0-9]{22}$/);
  ann.sendUpdate(ann.change(type("a")));
  await settle();
  await room.drain();
  const again = await openRoomBench(store);
  expect(again.enter({ incarnation: minted }).connection.of("session")[0]?.session.incarnation).toBe(minted);
  expect(() => again.enter({ incarnation: "A".repeat(22) })).toThrow("otherIncarnation");
});

test("INCARNATION a room that was never written takes the one that a client comes back with", async () => {
  const { enter } = await openRoomBench();
  const old = "A".repeat(22);
  expect(enter({ incarnation: old }).connection.of("session")[0]?.session.incarnation).toBe(old);
});

test("WIRE-MALFORMED closes the socket that sent it with 4400, and changes nothing for others", async () => {
  const { enter, room, events } = await openRoomBench();
  const [ann, ben] = [enter(), enter({ person: "ben" })];
  room.receive(ann.session, Uint8Array.of(0, 2, 200, 1));
  expect([ann.connection.closedBy, ben.connection.closedBy]).toEqual(["badMessage", undefined]);
  ben.sendUpdate(ben.change(type("a")));
  expect(room.read((doc) => doc.getText("t").toJSON())).toBe("a");
  expect(events.map(({ event }) => event)).toContain("room.message_refused");
});

test("PAUSE edits of clients wait, unacknowledged and unseen, and come in order when it ends", async () => {
  const { enter, settle, room } = await openRoomBench();
  const [ann, bob] = [enter(), enter({ person: "bob" })];
  ann.sendUpdate(ann.change(type("a")));
  await settle();
  const paused = room.pauseEdits(async () => {
    ann.sendUpdate(ann.change(type("b")));
    ann.sendUpdate(ann.change(type("c")));
    await room.edit("own", (doc) => doc.getText("other").insert(0, "x"));
    return [room.read((doc) => doc.getText("t").toJSON()), ann.settled()];
  });
  expect(await paused).toEqual(["a", 1]);
  await settle();
  expect([room.read((doc) => doc.getText("t").toJSON()), ann.settled()]).toEqual(["abc", 3]);
  bob.sendStep1();
  expect(bob.received().getText("t").toJSON()).toBe("abc");
});

test("PAUSE a failure in it changes nothing for the clients; what they sent is taken", async () => {
  const { enter, settle, room } = await openRoomBench();
  const ann = enter();
  const paused = room.pauseEdits(async () => {
    ann.sendUpdate(ann.change(type("a")));
    throw new Error("the work failed");
  });
  await expect(paused).rejects.toThrow("the work failed");
  await settle();
  expect([ann.settled(), ann.connection.closedBy]).toEqual([1, undefined]);
});

test("PAUSE who sends more than can be held is closed, and may come back", async () => {
  const { enter, room } = await openRoomBench();
  const ann = enter();
  const half = () => ann.change((doc) => doc.getText("t").insert(0, "x".repeat(limits.maxHeldBytes / 2)));
  await room.pauseEdits(async () => {
    ann.sendUpdate(half());
    expect(ann.connection.closedBy).toBeUndefined();
    ann.sendUpdate(half());
  });
  expect(ann.connection.closedBy).toBe("overload");
  expect(room.read((doc) => doc.getText("t").length)).toBe(0);
});

test("REPLACED whose copy is of another incarnation is closed, and nothing that they sent in the pause is taken", async () => {
  const { enter, settle, room } = await openRoomBench();
  const ann = enter({ document, incarnation: "i1" });
  const stock = enter({ document, person: "bob", speaksQuire: false });
  const late = await room.pauseEdits(async () => {
    ann.sendUpdate(ann.change(type("late")));
    const next = enter({ document: { ...document, incarnation: "i2" }, person: "cleo" });
    next.sendUpdate(next.change(type("new")));
    room.applyChange({ kind: "replaced", room: "room", incarnation: "i2" });
    return next;
  });
  await settle();
  expect([ann, stock, late].map((guest) => guest.connection.closedBy)).toEqual([
    "otherIncarnation",
    "otherIncarnation",
    undefined,
  ]);
  expect(ann.settled()).toBe(0);
  expect(room.read((doc) => doc.getText("t").toJSON())).toBe("new");
});
