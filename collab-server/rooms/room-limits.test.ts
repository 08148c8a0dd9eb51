import { expect, test } from "vitest";
import * as Y from "yjs";
import { encodeAwareness } from "#collab-server/protocol/server-message.ts";
import { openRoomBench } from "#collab-server/testing/room-bench.ts";
import { limits } from "#lib/collab/limits.ts";

test("PRESENCE-LIMITS a room remembers so many ids; who is there is never forgotten", async () => {
  const { enter, room, clock } = await openRoomBench();
  const [ann, ben] = [enter(), enter({ person: "ben" })];
  ann.present(1, { at: 1 });
  for (let visit = 0; visit <= limits.maxPresenceIdsPerRoom; visit += limits.maxPresenceIdsPerSocket) {
    const guest = enter({ person: "guest" });
    const ids = Array.from({ length: limits.maxPresenceIdsPerSocket }, (_, i) => 1_000_000 + visit + i);
    room.receive(guest.session, encodeAwareness(ids.map((clientId) => ({ clientId, clock: 1, json: "{}" }))));
    clock.advance(limits.presenceFlushMs);
    room.leave(guest.session, true);
    clock.advance(limits.presenceFlushMs);
    ben.connection.frames.length = 0;
  }
  // The oldest of them is nobody's again, so that somebody else may have it; ann's is still hers.
  ben.present(1, {}, 1_000_000);
  ben.present(2, { at: "ben" }, ann.doc.clientID);
  const carl = enter({ person: "carl" });
  const states = new Map(carl.connection.of("awareness").flatMap((frame) => [...frame.states]));
  expect(states.get(ann.doc.clientID)?.state).toMatchObject({ at: 1, user: { id: "ann" } });
  expect(states.get(1_000_000)?.state).toMatchObject({ user: { id: "ben" } });
});

test("SLOW a socket with far too much unsent is closed with 1013 at once", async () => {
  const { enter } = await openRoomBench();
  const slow = enter();
  slow.connection.isStuck = true;
  const frame = new Uint8Array(limits.maxFrameBytes);
  frame.set([1, 1, 0]);
  const fit = Math.floor(limits.maxUnsentBytes / frame.byteLength) - 1;
  for (let i = 0; i < fit; i++) slow.session.outbox.send(frame);
  expect(slow.connection.closedBy).toBeUndefined();
  for (let i = 0; i < 2; i++) slow.session.outbox.send(frame);
  expect(slow.connection.closedBy).toBe("overload");
});

test("DURABLE-GAP a room keeps so much that waits for a predecessor; what is beyond is never called saved", {
  timeout: 30_000,
}, async () => {
  const { enter, room, settle } = await openRoomBench();
  const eve = enter({ person: "eve" });
  eve.sendStep2();
  const part = "x".repeat(1_000_000);
  for (let i = 0; i * part.length < limits.maxParkedBytes + 4_000_000; i++) {
    const doc = new Y.Doc();
    doc.getText("t").insert(0, "lost");
    const before = Y.encodeStateVector(doc);
    doc.getText("t").insert(4, part);
    eve.sendUpdate(Y.encodeStateAsUpdate(doc, before));
  }
  await settle();
  const kept = room.figures().pendingGaps * part.length;
  expect(kept).toBeGreaterThan(limits.maxParkedBytes - 2 * part.length);
  expect(kept).toBeLessThanOrEqual(limits.maxParkedBytes);
  expect([eve.settled(), eve.connection.closedBy]).toEqual([1, undefined]);
});

test("DURABLE-STORE a room whose store refuses keeps so much, and closes the sender of more with 4503", {
  timeout: 30_000,
}, async () => {
  const { enter, store, settle, clock, room } = await openRoomBench();
  const [writer, reader] = [enter(), enter({ person: "ben", role: "view" })];
  store.failWrites = true;
  const part = "x".repeat(8_000_000);
  const sent: Uint8Array[] = [];
  while (writer.connection.closedBy === undefined) {
    const update = writer.change((doc) => doc.getArray("a").push([part]));
    writer.sendUpdate(update);
    sent.push(update);
    await settle();
  }
  expect([writer.connection.closedBy, reader.connection.closedBy]).toEqual(["storeFailed", undefined]);
  expect(sent.length * part.length).toBeGreaterThan(limits.maxHeldBytes);
  store.failWrites = false;
  clock.advance(60_000);
  await settle();
  // What waited belonged to a socket that is gone; its client comes back with all of it.
  const again = enter();
  for (const update of sent) again.sendUpdate(update);
  await settle();
  expect(again.settled()).toBe(sent.length);
  expect(room.read((doc) => doc.getArray("a").length)).toBe(sent.length);
});
