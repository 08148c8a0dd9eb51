import { expect, test } from "vitest";
import * as Y from "yjs";
import { createMemoryStore } from "#collab-server/storage/memory-store.ts";
import { createOrderedUpdateLog } from "#collab-server/storage/ordered-update-log.ts";
import { openRoomBench } from "#collab-server/testing/room-bench.ts";
import { limits } from "#lib/collab/limits.ts";

const type = (text: string) => (doc: Y.Doc) => doc.getText("t").insert(doc.getText("t").length, text);

test("DURABLE-ACK an edit is acknowledged after it is on disk, and not before", async () => {
  const { enter, store, settle } = await openRoomBench();
  const ann = enter();
  store.hold();
  ann.sendUpdate(ann.change(type("a")));
  ann.sendUpdate(ann.change(type("b")));
  await settle();
  expect(ann.settled()).toBe(0);
  store.release();
  await settle();
  expect(ann.settled()).toBe(2);
});

test("DURABLE-RELAY others see an edit before it is on disk, its sender does not hear it back", async () => {
  const { enter, store, settle } = await openRoomBench();
  const [ann, ben] = [enter(), enter({ person: "ben" })];
  store.hold();
  ann.sendUpdate(ann.change(type("a")));
  expect(ben.received().getText("t").toJSON()).toBe("a");
  expect(ann.connection.of("update")).toEqual([]);
  store.release();
  await settle();
});

test("DURABLE-NOTHING-NEW a step 2 that brings nothing waits for the rows that the server counted", async () => {
  const { enter, store, settle } = await openRoomBench();
  const ann = enter();
  store.hold();
  ann.sendUpdate(ann.change(type("a")));
  const ben = enter({ person: "ben" });
  ben.sendStep2();
  await settle();
  expect(ben.settled()).toBe(0);
  store.release();
  await settle();
  expect(ben.settled()).toBe(1);
  // With everything on disk it is settled at once.
  ben.sendStep2();
  expect(ben.settled()).toBe(2);
});

test("DURABLE-NOTHING-NEW what another socket delivered is not settled before that socket's row is on disk", async () => {
  const { enter, store, settle } = await openRoomBench();
  const [tab1, tab2] = [enter(), enter()];
  const update = tab1.change(type("a"));
  store.hold();
  tab1.sendUpdate(update);
  tab2.sendUpdate(update);
  await settle();
  expect(tab2.settled()).toBe(0);
  store.release();
  await settle();
  expect([tab1.settled(), tab2.settled()]).toEqual([1, 1]);
});

test("DURABLE-GAP an edit whose predecessor is missing is neither stored, relayed nor settled, until the gap is filled", async () => {
  const { enter, settle, room } = await openRoomBench();
  const [ann, ben] = [enter(), enter({ person: "ben" })];
  const [first, second, third] = [ann.change(type("a")), ann.change(type("b")), ann.change(type("c"))];
  const asked = ann.connection.of("step1").length;
  ann.sendUpdate(second);
  ann.sendUpdate(third);
  await settle();
  expect(ann.settled()).toBe(0);
  expect(ben.connection.of("update")).toEqual([]);
  expect(ann.connection.of("step1"), "the server asks once for what is missing").toHaveLength(asked + 1);
  ann.sendUpdate(first);
  await settle();
  expect(ann.settled()).toBe(3);
  expect(ben.received().getText("t").toJSON()).toBe("abc");
  expect(room.read((doc) => doc.getText("t").toJSON())).toBe("abc");
});

test("DURABLE-GAP a message that is whole but for one part gives its other parts at once", async () => {
  const { enter, settle, room } = await openRoomBench();
  const ann = enter();
  const lost = ann.change(type("lost"));
  const tail = ann.change(type("tail"));
  const other = new Y.Doc();
  other.getMap("m").set("x", 1);
  ann.sendUpdate(Y.mergeUpdates([tail, Y.encodeStateAsUpdate(other)]));
  await settle();
  expect(room.read((doc) => doc.getMap("m").toJSON())).toEqual({ x: 1 });
  expect(ann.settled()).toBe(0);
  ann.sendUpdate(lost);
  await settle();
  expect(ann.settled()).toBe(2);
});

test("DURABLE-GAP deletes of text that is not there yet wait for it", async () => {
  const { enter, settle, room } = await openRoomBench();
  const ann = enter();
  const insert = ann.change(type("abc"));
  const all = ann.change((doc) => doc.getText("t").delete(0, 2));
  ann.sendUpdate(all);
  await settle();
  expect(ann.settled()).toBe(0);
  ann.sendUpdate(insert);
  await settle();
  expect(ann.settled()).toBe(2);
  expect(room.read((doc) => doc.getText("t").toJSON())).toBe("c");
});

test("DURABLE-GAP a gap that stays open for 10 s blocks saving, and no longer than it is open", async () => {
  const { enter, settle, clock } = await openRoomBench();
  const ann = enter();
  const first = ann.change(type("a"));
  ann.sendUpdate(ann.change(type("b")));
  const blocked = () => ann.connection.of("session").at(-1)?.session.save?.blocked;
  clock.advance(limits.gapTimeoutMs - 1);
  expect(blocked()).toBeUndefined();
  clock.advance(1);
  expect(blocked()).toBe("gap");
  ann.sendUpdate(first);
  await settle();
  expect(blocked()).toBeNull();
  expect(ann.settled()).toBe(2);
});

test("DURABLE-STORE a store that fails makes the room read-only; when it recovers, everything is taken, written and settled", async () => {
  const memory = createMemoryStore();
  const { enter, settle, store, clock, events, room } = await openRoomBench(memory);
  const [ann, viewer] = [enter(), enter({ person: "vic", role: "view" })];
  const blocked = () => ann.connection.of("session").at(-1)?.session.save?.blocked;
  store.failWrites = true;
  ann.sendUpdate(ann.change(type("a")));
  await settle();
  expect(blocked()).toBe("store_failed");
  const late = enter({ person: "late" });
  expect(late.connection.of("session").at(-1)?.session.save?.blocked).toBe("store_failed");
  expect(viewer.connection.of("session")).toHaveLength(1);
  for (let i = 0; i < 5; i++) {
    ann.sendUpdate(ann.change(type("b")));
    clock.advance(5_000);
    await settle();
  }
  const text = () => viewer.received().getText("t").toJSON();
  // Nobody sees what may never be saved, the server takes no edit of its own either, and whoever comes may read.
  expect([ann.settled(), text()]).toEqual([0, "a"]);
  await expect(room.edit("ann", type("server"))).rejects.toMatchObject({ closeReason: "storeFailed" });
  late.sendStep1();
  expect(late.received().getText("t").toJSON()).toBe("a");
  store.failWrites = false;
  clock.advance(5_000);
  await settle();
  expect([ann.settled(), text()]).toEqual([6, "abbbbb"]);
  expect(blocked()).toBeNull();
  expect(late.connection.of("session").at(-1)?.session.save?.blocked).toBeNull();
  expect(events.filter(({ event }) => event.startsWith("store.")).map(({ event }) => event)).toEqual([
    "store.append_failed",
    "store.recovered",
  ]);
  const { rows, faults } = await createOrderedUpdateLog(memory).load("room");
  expect(faults).toEqual([]);
  const copy = new Y.Doc();
  for (const row of rows) Y.applyUpdate(copy, row.update);
  expect(copy.getText("t").toJSON()).toBe("abbbbb");
});

test("DURABLE-STORE a room whose store is slow takes only so much, and then closes the sender with a code to retry", {
  timeout: 30_000,
}, async () => {
  const { enter, settle, store } = await openRoomBench();
  const ann = enter();
  store.hold();
  const blob = new Uint8Array(limits.maxFrameBytes - 1_000);
  let sent = 0;
  for (let i = 0; i < 10 && ann.connection.closedBy === undefined; i++) {
    ann.sendUpdate(ann.change((doc) => doc.getMap("m").set(`${i}`, blob)));
    sent += blob.byteLength;
    await settle();
  }
  expect(ann.connection.closedBy).toBe("storeFailed");
  expect(sent - blob.byteLength).toBeGreaterThan(limits.maxUnwrittenBytes);
});

test("LOG-ROW rows carry who delivered them, one per author and commit tick, in sequence", async () => {
  const memory = createMemoryStore();
  const { enter, settle, store, clock } = await openRoomBench(memory);
  const [ann, ben, open] = [enter(), enter({ person: "ben" }), enter({ person: null })];
  ann.sendUpdate(ann.change(type("1")));
  await settle();
  store.hold();
  ann.sendUpdate(ann.change(type("2")));
  await settle();
  for (const guest of [ben, ann, open, ben, ann]) guest.sendUpdate(guest.change(type("x")));
  store.release();
  await settle();
  const { rows } = await createOrderedUpdateLog(memory).load("room");
  expect(rows.map(({ sequence, personId, clientId, at }) => [sequence, personId, clientId, at])).toEqual([
    [1, "ann", ann.doc.clientID, clock.now()],
    [2, "ann", ann.doc.clientID, clock.now()],
    [3, "ben", ben.doc.clientID, clock.now()],
    [4, "ann", ann.doc.clientID, clock.now()],
    [5, "", open.doc.clientID, clock.now()],
  ]);
});

test("LOG-NOTHING-NEW what changes nothing is neither stored nor relayed", async () => {
  const memory = createMemoryStore();
  const { enter, settle } = await openRoomBench(memory);
  const [ann, ben] = [enter(), enter({ person: "ben" })];
  const update = ann.change(type("a"));
  for (let i = 0; i < 3; i++) ann.sendUpdate(update);
  ann.sendStep2();
  ben.sendUpdate(update);
  await settle();
  expect((await createOrderedUpdateLog(memory).load("room")).rows).toHaveLength(1);
  expect(ben.connection.of("update")).toHaveLength(1);
  expect(ann.settled()).toBe(4);
});

test("REPLICA-PASSIVE the server tidies nothing up: crossing formats make no update of its own", async () => {
  const memory = createMemoryStore();
  const { enter, settle } = await openRoomBench(memory);
  const [ann, ben] = [enter(), enter({ person: "ben" })];
  // A nested Y.XmlText, which is a Y.Text on the server too and would be tidied there.
  ann.sendUpdate(
    ann.change((doc) => doc.getXmlFragment("prosemirror").insert(0, [new Y.XmlText("words in bold")])),
  );
  Y.applyUpdate(ben.doc, Y.encodeStateAsUpdate(ann.doc));
  const format = (from: number, to: number) => (doc: Y.Doc) => {
    const text = doc.getXmlFragment("prosemirror").get(0);
    if (text instanceof Y.XmlText) text.format(from, to - from, { bold: true });
  };
  const [one, two] = [ann.change(format(0, 9)), ben.change(format(0, 13))];
  ann.sendUpdate(one);
  ben.sendUpdate(two);
  await settle();
  const { rows } = await createOrderedUpdateLog(memory).load("room");
  const inserted = rows.map(({ update }) => Y.decodeUpdate(update));
  expect(
    inserted.flatMap(({ ds }) => [...ds.clients]),
    "no deletes, which is how Yjs tidies up",
  ).toEqual([]);
  expect(ann.connection.of("update")).toHaveLength(1);
});
