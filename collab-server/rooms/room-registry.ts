/**
 * All rooms of this process. A room is loaded when the first visitor comes, leaves memory when nobody has been there for a
 * while, and is never open twice: who comes while it drains waits for that.
 */
import type { AccessChange } from "#collab-server/access/access-port.ts";
import type { Cluster } from "#collab-server/cluster/cluster.ts";
import type { Compactor } from "#collab-server/compaction/compactor.ts";
import type { Logger } from "#collab-server/observability/logger.ts";
import type { Metrics } from "#collab-server/observability/metrics.ts";
import type { LogArchive } from "#collab-server/storage/log-archive.ts";
import type { UpdateLog } from "#collab-server/storage/update-log.ts";
import type { Clock } from "#lib/collab/clock.ts";
import type { CloseReason } from "#lib/collab/close-codes.ts";
import { limits } from "#lib/collab/limits.ts";
import { createHotDocuments } from "./hot-documents.ts";
import { JoinError } from "./join-error.ts";
import { createRoom, type Room, type RoomSurroundings } from "./room.ts";
import type { RoomEditor } from "./room-editor.ts";
import type { RoomFigures } from "./room-figures.ts";
import type { RoomObserver } from "./room-observer.ts";
import { createUpdateNotices } from "./update-notices.ts";

export interface RoomRegistry extends RoomEditor {
  /** Loads the room if need be, keeps it open while `use` works. Rejects with JoinError. */
  withRoom<T>(name: string, use: (room: Room) => T | Promise<T>): Promise<T>;
  /** Carries a change of access to the rooms that are open. */
  applyChange(change: AccessChange): void;
  /** Rooms in memory, and sockets in them. */
  count(): { rooms: number; sockets: number };
  /** The rooms in memory, or the one of this name when it is. */
  figures(name?: string): RoomFigures[];
  /**
   * Lets nobody in any more, writes everything, and closes the sockets with 1012, spread over a moment so that they do not all
   * come back at once. Rooms whose store does not take writes are given up after `patienceMs`.
   */
  drain(patienceMs: number): Promise<void>;
}

export interface RoomRegistryOptions {
  log: UpdateLog & LogArchive;
  compactor: Compactor;
  /** Absent: this is the only node. */
  cluster?: Cluster | undefined;
  clock: Clock;
  logger: Logger;
  metrics?: Metrics;
  observer?: RoomObserver;
  roomIdleMs?: number;
}

/** Sockets are told to go within this time; few sockets need no spreading. */
const spreadMs = { perSocket: 5, most: 2_000 } as const;

export function createRoomRegistry(options: RoomRegistryOptions): RoomRegistry {
  const { log, compactor, clock, logger, roomIdleMs = limits.roomIdleMs } = options;
  const rooms = new Map<string, Room>();
  const drains = new Map<string, Promise<void>>();
  /** Rooms that are being deleted. Never rejects. */
  const removals = new Map<string, Promise<void>>();
  /** Reads and server-made edits under way, which keep a room open as sockets do. */
  const holds = new Map<Room, number>();
  const idleTimers = new Map<Room, () => void>();
  const hotDocuments = createHotDocuments(clock);
  const notices = createUpdateNotices(clock);
  let isDraining = false;
  const surroundings: RoomSurroundings = {
    log,
    compactor,
    cluster: options.cluster,
    hotDocuments,
    clock,
    logger,
    metrics: options.metrics,
    observer: options.observer,
    onCommitted(from, personId) {
      if (!notices.hasListeners()) return;
      const title = from.takeTouchedTitle();
      notices.add({ room: from.name, personId: personId || undefined, at: clock.now(), title });
    },
    onMaybeIdle: watchIdle,
  };

  function assertAccepting(): void {
    if (isDraining) throw new JoinError("restart");
  }

  async function open(name: string): Promise<Room> {
    const before = (): Promise<void> | undefined => drains.get(name) ?? removals.get(name);
    for (let busy = before(); busy !== undefined; busy = before()) {
      assertAccepting();
      await busy;
    }
    assertAccepting();
    let room = rooms.get(name);
    if (room === undefined) {
      room = createRoom(name, surroundings);
      rooms.set(name, room);
    }
    try {
      await room.loaded;
    } catch (error) {
      // A room that could not be loaded is forgotten, so that the next visitor tries anew.
      if (rooms.get(name) === room) rooms.delete(name);
      throw error;
    }
    return room;
  }

  function watchIdle(room: Room): void {
    const isIdle = room.isIdle() && !holds.has(room);
    const cancel = idleTimers.get(room);
    if (!isIdle && cancel !== undefined) {
      cancel();
      idleTimers.delete(room);
    }
    if (!isIdle || cancel !== undefined) return;
    idleTimers.set(
      room,
      clock.after(roomIdleMs, () => {
        idleTimers.delete(room);
        if (room.isIdle() && !holds.has(room)) watched(drainRoom(room), room);
      }),
    );
  }

  function drainRoom(room: Room): Promise<void> {
    const running = drains.get(room.name);
    if (running !== undefined) return running;
    const drain = room.drain().finally(() => {
      rooms.delete(room.name);
      drains.delete(room.name);
      idleTimers.get(room)?.();
      idleTimers.delete(room);
      logger.debug({ room: room.name }, "room.closed");
    });
    drains.set(room.name, drain);
    return drain;
  }

  async function removeRoom(name: string): Promise<void> {
    assertAccepting();
    const before = removals.get(name) ?? Promise.resolve();
    const removal = removeBehind(before, name);
    const settled = removal
      .catch(() => {})
      .finally(() => {
        if (removals.get(name) === settled) removals.delete(name);
      });
    removals.set(name, settled);
    await removal;
  }

  async function removeBehind(before: Promise<void>, name: string): Promise<void> {
    await before;
    const room = rooms.get(name);
    if (room !== undefined) await drainRoom(room);
    await log.remove(name);
  }

  function watched(promise: Promise<unknown>, room: Room): void {
    promise.catch((error: unknown) => logger.error({ room: room.name, error }, "room.failed"));
  }

  async function withRoom<T>(name: string, use: (room: Room) => T | Promise<T>): Promise<T> {
    const room = await open(name);
    holds.set(room, (holds.get(room) ?? 0) + 1);
    watchIdle(room);
    try {
      return await use(room);
    } finally {
      const left = (holds.get(room) ?? 1) - 1;
      if (left > 0) holds.set(room, left);
      else holds.delete(room);
      watchIdle(room);
    }
  }

  /** Closes a socket at its moment within the spread. */
  function dismissLater(close: (reason: CloseReason) => void, withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      clock.after(Math.floor(clock.random() * withinMs), () => {
        close("restart");
        resolve();
      });
    });
  }

  return {
    withRoom,
    applyChange(change) {
      for (const room of rooms.values()) {
        if (!("room" in change) || change.room === room.name) room.applyChange(change);
      }
    },
    read: (name, read) => withRoom(name, (room) => room.read(read)),
    edit: (name, personId, edit) => withRoom(name, (room) => room.edit(personId, edit)),
    remove: removeRoom,
    pauseEdits: (name, work) => withRoom(name, (room) => room.pauseEdits(work)),
    onUpdated: (listener) => notices.subscribe(listener),
    figures(name) {
      const room = name === undefined ? undefined : rooms.get(name);
      if (name !== undefined) return room === undefined ? [] : [room.figures()];
      return [...rooms.values()].map((each) => each.figures());
    },
    count() {
      let sockets = 0;
      for (const room of rooms.values()) sockets += room.sessions().size;
      return { rooms: rooms.size, sockets };
    },
    async drain(patienceMs) {
      isDraining = true;
      const sessions = [...rooms.values()].flatMap((room) => [...room.sessions()]);
      let cancelPatience = (): void => {};
      const patience = new Promise<void>((resolve) => {
        cancelPatience = clock.after(patienceMs, resolve);
      });
      await Promise.race([Promise.all([...rooms.values()].map(drainRoom)), patience]);
      cancelPatience();
      const withinMs =
        sessions.length < 2 ? 0 : Math.min(spreadMs.most, sessions.length * spreadMs.perSocket);
      await Promise.all(sessions.map((session) => dismissLater((reason) => session.close(reason), withinMs)));
      notices.close();
    },
  };
}
