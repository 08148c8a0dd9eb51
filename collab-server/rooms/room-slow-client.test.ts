import { expect, test } from "vitest";
import type * as Y from "yjs";
import { openRoomBench } from "#collab-server/testing/room-bench.ts";
import { limits } from "#lib/collab/limits.ts";

const big = "x".repeat(limits.slowClientBytes / 4);
const type = (text: string) => (doc: Y.Doc) => doc.getText("t").insert(doc.getText("t").length, text);

test("SLOW a client that does not read gets the mark and one frame more, and one difference when it reads again", async () => {
  const { enter, clock } = await openRoomBench();
  const [ann, slow] = [enter(), enter({ person: "slow" })];
  slow.connection.isStuck = true;
  for (let i = 0; i < 24; i++) {
    ann.sendUpdate(ann.change(type(big)));
    ann.present(i, { cursor: i }, 7);
    clock.advance(50);
  }
  expect(slow.connection.unsentBytes()).toBeLessThan(limits.slowClientBytes * 1.5);
  const before = slow.connection.frames.length;
  slow.connection.drain();
  expect(slow.connection.frames.slice(before).map((frame) => frame.type)).toEqual(["update", "awareness"]);
  expect(slow.received().getText("t").length).toBe(24 * big.length);
  // And from there on as everybody.
  ann.sendUpdate(ann.change(type("!")));
  expect(slow.received().getText("t").length).toBe(24 * big.length + 1);
});

test("SLOW what a slow client asks for is answered once, when it has caught up", async () => {
  const { enter } = await openRoomBench();
  const [ann, slow] = [enter(), enter({ person: "slow" })];
  for (let i = 0; i < 8; i++) ann.sendUpdate(ann.change(type(big)));
  slow.connection.isStuck = true;
  for (let i = 0; i < 50; i++) slow.sendStep1();
  expect(slow.connection.of("step2")).toHaveLength(1);
  slow.connection.drain();
  expect(slow.connection.of("step2")).toHaveLength(2);
  expect(slow.received().getText("t").length).toBe(8 * big.length);
});

test("SLOW who never catches up is closed with 1013, and who does is not", async () => {
  const { enter, clock } = await openRoomBench();
  const [ann, slow, dead] = [enter(), enter({ person: "slow" }), enter({ person: "dead" })];
  for (const guest of [slow, dead]) guest.connection.isStuck = true;
  for (let i = 0; i < 8; i++) ann.sendUpdate(ann.change(type(big)));
  clock.advance(limits.slowClientTimeoutMs - 1);
  slow.connection.drain();
  clock.advance(limits.slowClientTimeoutMs);
  expect([slow.connection.closedBy, dead.connection.closedBy]).toEqual([undefined, "overload"]);
});
