import { expect, test } from "vitest";
import { JoinError } from "#collab-server/rooms/join-error.ts";
import { openRoomBench } from "#collab-server/testing/room-bench.ts";
import { limits } from "#lib/collab/limits.ts";

test("LIMITS past its size a document takes no more edits, whoever sends them, and is still read", {
  timeout: 60_000,
}, async () => {
  const bench = await openRoomBench();
  const writer = bench.enter();
  writer.sendStep2();
  const part = "x".repeat(limits.maxFrameBytes - 1_024);
  const fits = Math.ceil(limits.maxDocumentBytes / part.length) + 1;
  for (let i = 0; i < fits && writer.connection.closedBy === undefined; i++) {
    writer.sendUpdate(writer.change((doc) => doc.getArray("a").push([part])));
    await bench.settle();
  }
  expect(writer.connection.closedBy).toBe("tooLarge");
  const stored = bench.room.read((doc) => doc.getArray("a").length);
  expect(stored * part.length).toBeGreaterThan(limits.maxDocumentBytes - part.length);

  const other = bench.enter({ person: "bob" });
  other.sendStep1();
  expect(other.received().getArray("a").length).toBe(stored);
  other.sendUpdate(other.change((doc) => doc.getMap("m").set("k", 1)));
  expect(other.connection.closedBy).toBe("tooLarge");
});

test("LIMITS a room that is full sends the next one away with 1013, and has place again when somebody leaves", async () => {
  const bench = await openRoomBench();
  const first = bench.enter({ role: "view" });
  for (let i = 1; i < limits.maxConnectionsPerRoom; i++) bench.enter({ role: "view" });
  const enter = () => bench.enter({ role: "view" });
  expect(enter).toThrow(JoinError);
  expect(enter).toThrow(expect.objectContaining({ closeReason: "overload" }));
  bench.room.leave(first.session, true);
  expect(enter).not.toThrow();
});
