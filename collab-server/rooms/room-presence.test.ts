import { expect, test } from "vitest";
import { encodeAwareness } from "#collab-server/protocol/server-message.ts";
import { type Guest, openRoomBench } from "#collab-server/testing/room-bench.ts";
import { limits } from "#lib/collab/limits.ts";

const cursor = { anchor: 1, head: 2 };
const stamped = (id: string) => ({ id, name: `${id}!`, color: "#1d4ed8" });

/** The newest state of each client id that this socket heard of. */
function seen(guest: Guest): Record<number, unknown> {
  const states = guest.connection.of("awareness").flatMap(({ states }) => [...states]);
  return Object.fromEntries(states.map(([clientId, { state }]) => [clientId, state]));
}

/** y-protocols takes a state only with a newer clock, or null with the same one: what it would show. */
function shown(guest: Guest): Record<number, unknown> {
  const newest = new Map<number, { clock: number; state: unknown }>();
  for (const { states } of guest.connection.of("awareness")) {
    for (const [clientId, entry] of states) {
      const old = newest.get(clientId);
      const isTaken = old === undefined || entry.clock > old.clock;
      if (isTaken || (entry.clock === old.clock && entry.state === null)) newest.set(clientId, entry);
    }
  }
  return Object.fromEntries([...newest].flatMap(([id, { state }]) => (state === null ? [] : [[id, state]])));
}

test("PRESENCE-STAMP the verified user goes out, whatever the client claims to be", async () => {
  const { enter, clock } = await openRoomBench();
  const [ann, ben] = [enter(), enter({ person: "ben" })];
  ann.present(1, { user: { id: "root", name: "Root", color: "#000000" }, cursor, __proto__: { a: 1 } }, 7);
  clock.advance(50);
  expect(shown(ben)).toEqual({ 7: { user: stamped("ann"), cursor } });
  expect(seen(ann), "nobody hears their own state back").toEqual({});
});

test("PRESENCE-VIEWER a viewer is visible, without a cursor", async () => {
  const { enter, clock, room } = await openRoomBench();
  const [ann, vic] = [enter(), enter({ person: "vic", role: "view" })];
  vic.present(1, { cursor }, 7);
  clock.advance(50);
  expect(shown(ann)).toEqual({ 7: { user: stamped("vic") } });
  // The cursor comes and goes with the role.
  room.applyChange({ kind: "role", room: "room", personId: "vic", role: "edit" });
  clock.advance(50);
  expect(shown(ann)).toEqual({ 7: { user: stamped("vic"), cursor } });
  room.applyChange({ kind: "role", room: "room", personId: "vic", role: "view" });
  clock.advance(50);
  expect(shown(ann)).toEqual({ 7: { user: stamped("vic") } });
});

test("PRESENCE-OPEN in open mode a state goes out as it came", async () => {
  const { enter, clock } = await openRoomBench();
  const [ann, ben] = [enter({ person: null }), enter({ person: null })];
  ann.present(1, { user: { name: "Me" }, anything: [1] }, 7);
  clock.advance(50);
  expect(shown(ben)).toEqual({ 7: { user: { name: "Me" }, anything: [1] } });
});

test("PRESENCE-OWNER nobody changes or removes another's state, and repeating it does no harm", async () => {
  const { enter, clock } = await openRoomBench();
  const [ann, ben, cat] = [enter(), enter({ person: "ben" }), enter({ person: "cat" })];
  ann.present(1, { cursor }, 7);
  ben.present(1, {}, 8);
  clock.advance(50);
  ben.present(99, { cursor: "moved" }, 7);
  ben.present(100, null, 7);
  clock.advance(50);
  expect(shown(cat)[7]).toEqual({ user: stamped("ann"), cursor });
  expect(ben.connection.closedBy).toBeUndefined();
});

test("PRESENCE-OWNER an id stays its owner's after they left: an echo makes no ghost", async () => {
  const { enter, clock, room } = await openRoomBench();
  const [ann, ben] = [enter(), enter({ person: "ben" })];
  ann.present(1, { cursor }, 7);
  clock.advance(50);
  room.leave(ann.session, true);
  clock.advance(50);
  expect(shown(ben)).toEqual({});
  ben.present(1, { cursor }, 7);
  clock.advance(50);
  expect(shown(enter({ person: "cat" }))).toEqual({});
});

test("PRESENCE-TAKEOVER a newer connection of the same person takes the id over, also with an older clock", async () => {
  const { enter, clock } = await openRoomBench();
  const [old, ben] = [enter(), enter({ person: "ben" })];
  old.present(5, { cursor: "old" }, 7);
  clock.advance(50);
  const fresh = enter();
  fresh.present(5, { cursor: "new" }, 7);
  clock.advance(50);
  expect(shown(ben)[7]).toMatchObject({ cursor: "new" });
  old.present(6, { cursor: "old again" }, 7);
  clock.advance(50);
  expect(shown(ben)[7], "a socket without a living id may take it back").toMatchObject({
    cursor: "old again",
  });
});

test("PRESENCE-TAKEOVER in open mode the holder keeps its id while it lives, and loses it after 2 s of silence", async () => {
  const { enter, clock } = await openRoomBench();
  const [holder, watcher] = [enter({ person: null }), enter({ person: null })];
  holder.present(1, { name: "holder" }, 7);
  watcher.present(1, {}, 8);
  clock.advance(50);
  const rival = enter({ person: null });
  rival.present(1, { name: "rival" }, 7);
  expect(holder.connection.pings).toBe(1);
  clock.advance(100);
  holder.connection.hear();
  clock.advance(limits.presenceContestMs);
  expect(shown(watcher)[7]).toEqual({ name: "holder" });
  rival.present(2, { name: "rival" }, 7);
  clock.advance(limits.presenceContestMs + 50);
  expect(shown(watcher)[7]).toEqual({ name: "rival" });
});

test("PRESENCE-GRACE a lost connection stays visible for a moment, a goodbye does not", async () => {
  const { enter, clock, room } = await openRoomBench();
  const [ann, ben, cat] = [enter(), enter({ person: "ben" }), enter({ person: "cat" })];
  ann.present(1, {}, 7);
  ben.present(1, {}, 8);
  clock.advance(50);
  room.leave(ann.session, false);
  room.leave(ben.session, true);
  clock.advance(50);
  expect(Object.keys(shown(cat))).toEqual(["7"]);
  clock.advance(limits.presenceGraceMs);
  expect(shown(cat)).toEqual({});
});

test("PRESENCE-GRACE who comes back within it never disappeared", async () => {
  const { enter, clock, room } = await openRoomBench();
  const [ann, cat] = [enter(), enter({ person: "cat" })];
  ann.present(3, { cursor }, 7);
  clock.advance(50);
  room.leave(ann.session, false);
  clock.advance(500);
  const back = enter();
  back.present(3, { cursor: "back" }, 7);
  clock.advance(limits.presenceGraceMs + 50);
  expect(shown(cat)[7]).toMatchObject({ cursor: "back" });
});

test("PRESENCE-NULL a client's own goodbye reaches everybody, also with an unchanged clock", async () => {
  const { enter, clock } = await openRoomBench();
  const [ann, ben] = [enter(), enter({ person: "ben" })];
  ann.present(1, {}, 7);
  clock.advance(50);
  ann.present(1, null, 7);
  clock.advance(50);
  expect(shown(ben)).toEqual({});
  ann.present(2, { cursor }, 7);
  clock.advance(50);
  expect(shown(ben)[7]).toMatchObject({ cursor });
});

test("PRESENCE-RENAME a rename reaches the person by 101 and everybody else stamped, and later states are taken", async () => {
  const { enter, clock, room } = await openRoomBench();
  const [ann, ben] = [enter(), enter({ person: "ben" })];
  ann.present(1, { cursor }, 7);
  clock.advance(50);
  const user = { id: "ann", name: "Anna", color: "#b42318" };
  room.applyChange({ kind: "person", user });
  clock.advance(50);
  expect(ann.connection.of("session").at(-1)?.session).toEqual({ user });
  expect(shown(ben)[7]).toEqual({ user, cursor });
  ann.present(2, { cursor: "moved" }, 7);
  clock.advance(50);
  expect(shown(ben)[7]).toEqual({ user, cursor: "moved" });
});

test("PRESENCE-RATE however much people move, nobody gets more than 20 frames a second, and the newest state wins", async () => {
  const { enter, clock } = await openRoomBench();
  const [ann, cat] = [enter(), enter({ person: "cat" })];
  for (let at = 1; at <= 1_000; at++) {
    ann.present(at, { cursor: at }, 7);
    clock.advance(1);
  }
  clock.advance(limits.presenceFlushMs);
  expect(cat.connection.of("awareness").length).toBeLessThanOrEqual(21);
  expect(cat.connection.of("awareness").length).toBeGreaterThan(15);
  expect(shown(cat)[7]).toMatchObject({ cursor: 1_000 });
});

test("PRESENCE-JOIN a newcomer, and whoever asks, gets everybody's newest state", async () => {
  const { enter, clock, room } = await openRoomBench();
  const ann = enter();
  ann.present(1, { cursor: 1 }, 7);
  ann.present(2, { cursor: 2 }, 7);
  clock.advance(50);
  const ben = enter({ person: "ben" });
  expect(shown(ben)).toEqual({ 7: { user: stamped("ann"), cursor: 2 } });
  room.receive(ben.session, Uint8Array.of(3));
  expect(ben.connection.of("awareness")).toHaveLength(2);
});

test("WIRE-MALFORMED presence that is not JSON ends the socket that sent it", async () => {
  const { enter, room } = await openRoomBench();
  const ann = enter();
  room.receive(ann.session, encodeAwareness([{ clientId: 7, clock: 1, json: "{" }]));
  expect(ann.connection.closedBy).toBe("badMessage");
});

test("PRESENCE-LIMITS a state over the limit and an id too many are ignored", async () => {
  const { enter, clock } = await openRoomBench();
  const [ann, ben] = [enter(), enter({ person: "ben" })];
  ann.present(1, { big: "x".repeat(limits.maxAwarenessStateBytes) }, 1);
  for (let id = 100; id < 200; id++) ann.present(1, {}, id);
  clock.advance(50);
  expect(Object.keys(shown(ben))).toHaveLength(limits.maxPresenceIdsPerSocket);
  expect(ann.connection.closedBy).toBeUndefined();
});

test("PRESENCE-RATE where edits go out, presence goes in the same write, and alone when none comes", async () => {
  const { enter, clock } = await openRoomBench();
  const [ann, ben] = [enter(), enter({ person: "ben" })];
  const write = (): void => ann.sendUpdate(ann.change((doc) => doc.getText("t").insert(0, "a")));
  let at = 0;
  const move = (): void => ann.present(++at, { cursor: at }, 7);
  write();
  move();
  clock.advance(10);
  const before = ben.connection.writes;
  for (let i = 0; i < 10; i++) {
    write();
    move();
    clock.advance(10);
  }
  expect(ben.connection.writes - before, "ten edits").toBe(10);
  expect(ben.connection.of("awareness").length).toBeGreaterThanOrEqual(2);
  clock.advance(limits.presenceFlushMs + limits.presenceRideMs);
  expect(shown(ben)[7]).toMatchObject({ cursor: at });
});
