import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { ByteReader } from "#collab-server/protocol/byte-reader.ts";
import { readUpdateShape } from "#collab-server/protocol/update-shape.ts";
import { createMemoryStore } from "#collab-server/storage/memory-store.ts";
import { createOrderedUpdateLog } from "#collab-server/storage/ordered-update-log.ts";
import { type Guest, openRoomBench } from "#collab-server/testing/room-bench.ts";
import { limits } from "#lib/collab/limits.ts";
import { rounds } from "../depth.ts";
import { createRandom } from "../integration/seeded-random.ts";
import { createHostileFrames, deleteEverything, largeState } from "./hostile-frames.ts";

const count = 100_000;
/** A million in deep mode, a hundred thousand in a room: everybody who ever wrote stays in a document's state vector. */
const seeds = Array.from({ length: rounds(1, 10) }, (_, index) => 20_261_121 + index);

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");
function heapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** Reads an update to its end, as the server does. Throws on what is malformed, and on what is left over. */
function expectWellFormed(update: Uint8Array): void {
  const reader = new ByteReader(update);
  readUpdateShape(reader);
  expect(reader.remaining).toBe(0);
}

test.each(seeds)(
  `FUZZ ${count} mutated frames change nothing for honest people in the room and in another (seed %i)`,
  {
    timeout: 600_000,
  },
  async (seed) => {
    const random = createRandom(seed);
    const disk = createMemoryStore();
    const { enter, room, settle, clock } = await openRoomBench(disk);
    const elsewhere = await openRoomBench();
    const [ann, ben] = [enter({ person: "ann" }), enter({ person: "ben" })];
    const far = [elsewhere.enter({ person: "ann" }), elsewhere.enter({ person: "ben" })] as const;
    const everybody: Guest[] = [ann, ben, ...far];
    const hostileFrame = createHostileFrames(random, [ann.doc.clientID, ben.doc.clientID]);
    const heardOfAnn = new Set<unknown>();

    /** Reads what came, as a client would: every frame must be one that clients can read. */
    function hear(guest: Guest): void {
      for (const frame of guest.connection.frames.splice(0)) {
        if (frame.type === "update" || frame.type === "step2") {
          expectWellFormed(frame.bytes);
          Y.applyUpdate(guest.doc, frame.bytes);
        } else if (frame.type === "durable") settled.set(guest, frame.settled);
        else if (frame.type === "awareness" && frame.states.has(ann.doc.clientID) && guest === ben)
          heardOfAnn.add(JSON.stringify(frame.states.get(ann.doc.clientID)?.state));
      }
    }
    const settled = new Map<Guest, number>();

    let typed = 0;
    let heapAtStart = 0;
    let most = 0;
    let hostile = enter({ person: "eve" });
    const viewer = enter({ person: "vic", role: "view" });
    for (let i = 0; i < count; i++) {
      // A socket that was closed for what it sent comes back, as an attacker would.
      if (hostile.connection.closedBy !== undefined || hostile.connection.frames.length > 1_000) {
        room.leave(hostile.session, true);
        hostile = enter({ person: random.pick(["eve", "mallory"]) });
      }
      room.receive(hostile.session, hostileFrame());
      // Four of them: an editor may fill a document up to its limit, and past it nobody writes. Late, because from there on every
      // hostile question for what is missing is answered with megabytes.
      if (i >= count * 0.9 && i % (count / 40) === 0) room.receive(hostile.session, largeState(10_000_000));
      if (i % 100 === 0) room.receive(viewer.session, deleteEverything(ann.doc));
      if (i % 500 !== 0) continue;
      ann.sendUpdate(ann.change((doc) => doc.getArray("honest").push([typed])));
      far[0].sendUpdate(far[0].change((doc) => doc.getArray("honest").push([typed])));
      ann.present(typed + 1, { at: "here" });
      typed++;
      clock.advance(100);
      elsewhere.clock.advance(100);
      await settle();
      everybody.forEach(hear);
      viewer.connection.frames.length = 0;
      if (i === 25_000) heapAtStart = heapBytes();
      if (i > 25_000 && i % 25_000 === 0) most = Math.max(most, heapBytes() - heapAtStart);
    }
    clock.advance(2_000);
    await settle();
    await elsewhere.settle();
    everybody.forEach(hear);

    const expected = Array.from({ length: typed }, (_, i) => i);
    expect([...everybody, viewer].map(({ connection }) => connection.closedBy)).toEqual(
      Array(5).fill(undefined),
    );
    expect([settled.get(ann), settled.get(far[0])]).toEqual([typed, typed]);
    for (const { doc } of everybody) expect(doc.getArray("honest").toArray()).toEqual(expected);
    expect([...heardOfAnn]).toEqual([
      JSON.stringify({ at: "here", user: { id: "ann", name: "ann!", color: "#1d4ed8" } }),
    ]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();

    // What was let in is a document that everybody has the same way, and that a newcomer can load from the disk.
    const whole = room.read((doc) => Y.encodeStateAsUpdate(doc));
    const state = Y.encodeStateVectorFromUpdate(whole);
    expect(Y.encodeStateVector(ben.doc)).toEqual(state);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, whole);
    expect(copy.store.pendingStructs).toBeNull();
    const stored = await createOrderedUpdateLog(disk).load("room");
    expect(stored.faults).toEqual([]);
    const replayed = new Y.Doc();
    if (stored.snapshot !== undefined) Y.applyUpdate(replayed, stored.snapshot.update);
    for (const { update } of stored.history) Y.applyUpdateV2(replayed, update);
    for (const { update } of stored.rows) {
      expectWellFormed(update);
      Y.applyUpdate(replayed, update);
    }
    expect([replayed.store.pendingStructs, replayed.store.pendingDs]).toEqual([null, null]);
    expect(Y.encodeStateVector(replayed)).toEqual(state);
    // The document, what waits for a predecessor, and the log in memory: all of it bounded, however long it goes on.
    expect(most).toBeLessThan(4 * limits.maxDocumentBytes);
  },
);
