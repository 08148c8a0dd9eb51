import { expect, test } from "vitest";
import type * as Y from "yjs";
import { type Guest, openRoomBench, type RoomBench } from "#collab-server/testing/room-bench.ts";
import { limits } from "#lib/collab/limits.ts";

const type = (text: string) => (doc: Y.Doc) => doc.getText("t").insert(doc.getText("t").length, text);
const updates = (guest: Guest): number => guest.connection.of("update").length;

/** People in a room where frames are 4 ms apart. */
async function openCrowd(): Promise<RoomBench & { people: Guest[]; ann: Guest; ben: Guest; eve: Guest }> {
  const bench = await openRoomBench();
  const people = Array.from({ length: 4 * limits.fanOutSocketsPerMs }, () => bench.enter());
  const [ann, ben, eve] = people;
  if (ann === undefined || ben === undefined || eve === undefined) throw new Error("nobody came");
  return { ...bench, people, ann, ben, eve };
}

test("RELAY-TOGETHER a few people never wait for each other's edits", async () => {
  const { enter } = await openRoomBench();
  const [ann, ben] = [enter(), enter()];
  for (let i = 1; i <= 5; i++) {
    ann.sendUpdate(ann.change(type("a")));
    expect(updates(ben)).toBe(i);
  }
  expect(updates(ann)).toBe(0);
});

test("RELAY-TOGETHER in a crowd the first edit goes out at once, and what follows closely as one update", async () => {
  const { ann, ben, eve, clock } = await openCrowd();
  ann.sendUpdate(ann.change(type("a")));
  expect(updates(eve)).toBe(1);
  ann.sendUpdate(ann.change(type("b")));
  ben.sendUpdate(ben.change(type("c")));
  expect(updates(eve)).toBe(1);
  clock.advance(4);
  expect(updates(eve)).toBe(2);
  const text = eve.received().getText("t").toJSON();
  expect([text.length, text.includes("ab"), text.includes("c")]).toEqual([3, true, true]);
  // And after a quiet moment at once again.
  clock.advance(4);
  ben.sendUpdate(ben.change(type("d")));
  expect(updates(eve)).toBe(3);
});

test("RELAY-TOGETHER who alone wrote what goes out hears nothing of it", async () => {
  const { ann, ben, clock } = await openCrowd();
  for (const text of ["a", "b", "c"]) ann.sendUpdate(ann.change(type(text)));
  clock.advance(4);
  expect([updates(ann), updates(ben)]).toEqual([0, 2]);
});

test("RELAY-TOGETHER much text does not wait", async () => {
  const { ann, eve } = await openCrowd();
  ann.sendUpdate(ann.change(type("a")));
  ann.sendUpdate(ann.change(type("x".repeat(limits.fanOutWaitingBytes))));
  expect(updates(eve)).toBe(2);
});

test("SLOW an edit that waits is not lost to a socket that falls behind meanwhile", async () => {
  const { people, ann, ben, eve, clock, room } = await openCrowd();
  for (const guest of people.slice(3, 63)) guest.present(1, { note: "y".repeat(3_000) });
  clock.advance(limits.presenceFlushMs);
  eve.connection.isStuck = true;
  const half = "x".repeat(limits.slowClientBytes / 2 - 20_000);
  for (let i = 0; i < 2; i++) ann.sendUpdate(ann.change(type(half)));
  ben.sendUpdate(ben.change(type("waits")));
  // Everybody's presence, for which it asks, is too much.
  room.receive(eve.session, Uint8Array.of(3));
  expect(eve.session.outbox.isBehind()).toBe(true);
  clock.advance(4);
  eve.connection.drain();
  expect(eve.received().getText("t").toJSON()).toContain("waits");
});
