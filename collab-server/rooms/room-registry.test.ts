import { expect, test } from "vitest";
import type { AccessChange, AccessPort, Admission } from "#collab-server/access/access-port.ts";
import { createInlineCompactor } from "#collab-server/compaction/inline-compactor.ts";
import { createMemoryStore } from "#collab-server/storage/memory-store.ts";
import { createOrderedUpdateLog } from "#collab-server/storage/ordered-update-log.ts";
import { createFakeConnection } from "#collab-server/testing/fake-connection.ts";
import { createRecordingLogger } from "#collab-server/testing/recording-logger.ts";
import { createScriptedStore } from "#collab-server/testing/scripted-store.ts";
import { limits } from "#lib/collab/limits.ts";
import { createFakeClock } from "#lib/collab/testing/fake-clock.ts";
import type { RoomUpdated } from "./room-editor.ts";
import { createRoomEntrance } from "./room-entrance.ts";
import { createRoomRegistry } from "./room-registry.ts";

const user = { id: "ann", name: "Ann", color: "#1d4ed8" };

function setup() {
  const clock = createFakeClock(0.999);
  const store = createScriptedStore(createMemoryStore());
  const logger = createRecordingLogger();
  const rooms = createRoomRegistry({
    log: createOrderedUpdateLog(store),
    compactor: createInlineCompactor(),
    clock,
    logger,
  });
  const listeners = new Set<(change: AccessChange) => void>();
  let admit = async (): Promise<Admission | undefined> => ({ role: "edit", user });
  const joins: string[] = [];
  const access: AccessPort = {
    admit: () => admit(),
    joined: async (personId, room) => void joins.push(`${personId} ${room}`),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const entrance = createRoomEntrance(rooms, access, logger);
  return {
    clock,
    store,
    logger,
    rooms,
    joins,
    change: (change: AccessChange) => {
      for (const listener of listeners) listener(change);
    },
    admitWith: (next: typeof admit) => {
      admit = next;
    },
    join: async (room = "room") => {
      const connection = createFakeConnection(clock);
      const seat = await entrance.join({
        connection,
        room,
        claims: undefined,
        speaksQuire: true,
        incarnation: undefined,
      });
      return { connection, seat };
    },
    settle: async () => {
      for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

test("ROOM-LOAD nothing is sent before the room is loaded, and a failed load is no empty document", async () => {
  const { rooms, store, join, logger } = setup();
  await rooms.edit("room", "ann", (doc) => doc.getText("title").insert(0, "kept"));
  const other = setup();
  other.store.failReads = true;
  await expect(other.join()).rejects.toMatchObject({ closeReason: "loadFailed" });
  // The next visitor tries anew.
  other.store.failReads = false;
  expect((await other.join()).connection.closedBy).toBeUndefined();
  expect((await join()).connection.frames[0]?.type).toBe("session");
  expect(store.failReads).toBe(false);
  expect(logger.events.filter(({ level }) => level === "error")).toEqual([]);
});

test("ROOM-IDLE a room leaves memory after nobody was there for a while, and comes back as it was", async () => {
  const { rooms, clock, join, settle } = setup();
  const { seat } = await join();
  await rooms.edit("room", "ann", (doc) => doc.getText("title").insert(0, "kept"));
  clock.advance(limits.roomIdleMs * 2);
  await settle();
  expect(rooms.count()).toEqual({ rooms: 1, sockets: 1 });
  seat.leave(true);
  clock.advance(limits.roomIdleMs - 1);
  await settle();
  expect(rooms.count().rooms).toBe(1);
  clock.advance(1);
  await settle();
  expect(rooms.count().rooms).toBe(0);
  expect(await rooms.read("room", (doc) => doc.getText("title").toJSON())).toBe("kept");
});

test("ROOM-IDLE a room with edits that are not on disk stays", async () => {
  const { rooms, clock, store, settle } = setup();
  store.failWrites = true;
  await expect(rooms.edit("room", "ann", (doc) => doc.getText("title").insert(0, "a"))).rejects.toMatchObject(
    {
      closeReason: "storeFailed",
    },
  );
  clock.advance(limits.roomIdleMs * 5);
  await settle();
  expect(rooms.count().rooms).toBe(1);
  store.failWrites = false;
  clock.advance(5_000);
  await settle();
  clock.advance(limits.roomIdleMs);
  await settle();
  expect(rooms.count().rooms).toBe(0);
});

test("ROOM-REOPEN who comes while a room drains waits, and finds everything", async () => {
  const { rooms, clock, store, settle, join } = setup();
  const { seat } = await join();
  seat.leave(true);
  const edit = rooms.edit("room", "ann", (doc) => doc.getText("title").insert(0, "late"));
  await edit;
  store.hold();
  clock.advance(limits.roomIdleMs);
  const back = rooms.read("room", (doc) => doc.getText("title").toJSON());
  store.release();
  await settle();
  expect(await back).toBe("late");
});

test("ACCESS-RACE access that ends while somebody is being let in keeps them out", async () => {
  const { join, admitWith, change } = setup();
  let answer: (admission: Admission) => void = () => {};
  admitWith(() => new Promise((resolve) => (answer = resolve)));
  const joining = join();
  change({ kind: "role", room: "room", personId: "ann", role: undefined });
  answer({ role: "edit", user });
  expect((await joining).connection.closedBy).toBe("forbidden");
});

test("ACCESS no admission means 4403, and a join is counted once per socket that entered", async () => {
  const { join, joins, admitWith, settle } = setup();
  await join();
  await join();
  await settle();
  expect(joins).toEqual(["ann room", "ann room"]);
  admitWith(async () => undefined);
  await expect(join()).rejects.toMatchObject({ closeReason: "forbidden" });
  await settle();
  expect(joins).toHaveLength(2);
});

test("EDITOR edits are told after they are on disk, at most once a second, with the title when it was touched", async () => {
  const { rooms, clock, store, settle } = setup();
  const told: RoomUpdated[] = [];
  rooms.onUpdated((update) => told.push(update));
  store.hold();
  const first = rooms.edit("room", "ann", (doc) => doc.getText("title").insert(0, "A"));
  await settle();
  expect(told).toEqual([]);
  store.release();
  await first;
  expect(told).toEqual([{ room: "room", personId: "ann", at: clock.now(), title: "A" }]);
  await rooms.edit("room", "ben", (doc) => doc.getText("title").insert(1, "B"));
  await rooms.edit("room", "cat", (doc) => doc.getText("body").insert(0, "text"));
  expect(told).toHaveLength(1);
  clock.advance(1_000);
  expect(told[1]).toMatchObject({ personId: "cat", title: "AB" });
  clock.advance(1_000);
  await rooms.edit("room", "dan", (doc) => doc.getText("body").insert(0, "more"));
  expect(told[2]).toMatchObject({ personId: "dan", title: undefined });
});

test("DRAIN writes everything, then closes with 1012, spread over a moment; newcomers are sent away", async () => {
  const { rooms, clock, store, settle, join } = setup();
  const seats = await Promise.all(Array.from({ length: 100 }, () => join()));
  store.hold();
  const edit = rooms.edit("room", "ann", (doc) => doc.getText("title").insert(0, "last"));
  await settle();
  const drain = rooms.drain(5_000);
  await settle();
  expect(seats.filter(({ connection }) => connection.closedBy !== undefined)).toEqual([]);
  await expect(join()).rejects.toMatchObject({ closeReason: "restart" });
  store.release();
  await edit;
  await settle();
  clock.advance(250);
  expect(seats.filter(({ connection }) => connection.closedBy !== undefined)).toEqual([]);
  clock.advance(250);
  await drain;
  expect(new Set(seats.map(({ connection }) => connection.closedBy))).toEqual(new Set(["restart"]));
});

test("DRAIN gives a store that does not write up after its patience", async () => {
  const { rooms, clock, store, settle, join } = setup();
  const { connection } = await join();
  store.failWrites = true;
  await expect(rooms.edit("room", "ann", (doc) => doc.getText("t").insert(0, "x"))).rejects.toMatchObject({
    closeReason: "storeFailed",
  });
  const drain = rooms.drain(5_000);
  await settle();
  expect(connection.closedBy).toBeUndefined();
  clock.advance(5_000);
  await settle();
  clock.advance(1);
  await drain;
  expect(connection.closedBy).toBe("restart");
});

test("ROOM-REMOVED a removed room is gone from disk and memory, and who comes meanwhile finds it new", async () => {
  const { rooms, join, store } = setup();
  await rooms.edit("room", "ann", (doc) => doc.getText("t").insert(0, "gone soon"));
  await rooms.edit("other", "ann", (doc) => doc.getText("t").insert(0, "stays"));
  const { connection } = await join();
  rooms.applyChange({ kind: "deleted", room: "room" });
  expect(connection.closedBy).toBe("gone");
  store.hold();
  const removal = rooms.remove("room");
  const read = rooms.read("room", (doc) => doc.getText("t").toJSON());
  store.release();
  await removal;
  expect(await read).toBe("");
  expect(await rooms.read("other", (doc) => doc.getText("t").toJSON())).toBe("stays");
});

test("ROOM-REMOVED a removal that the store refuses is told, and can be tried again", async () => {
  const { rooms, store } = setup();
  await rooms.edit("room", "ann", (doc) => doc.getText("t").insert(0, "text"));
  store.failWrites = true;
  await expect(rooms.remove("room")).rejects.toThrow("by script");
  store.failWrites = false;
  expect(await rooms.read("room", (doc) => doc.getText("t").toJSON())).toBe("text");
  await rooms.remove("room");
  expect(await rooms.read("room", (doc) => doc.getText("t").toJSON())).toBe("");
});
