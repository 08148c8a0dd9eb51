import { join } from "node:path";
import { createAccessChanges } from "#collab-server/access/access-changes.ts";
import { isCompactionThread } from "#collab-server/compaction/compaction-thread.ts";
import { createCompactionThread } from "#collab-server/compaction/compaction-thread-host.ts";
import { createLogger } from "#collab-server/observability/logger.ts";
import { ByteReader } from "#collab-server/protocol/byte-reader.ts";
import { readUpdateShape } from "#collab-server/protocol/update-shape.ts";
import type { RoomObserver } from "#collab-server/rooms/room-observer.ts";
import { createRoomRegistry } from "#collab-server/rooms/room-registry.ts";
import { createCollabServer as createServer } from "#collab-server/server.ts";
import { openLeveldownStore } from "#collab-server/storage/leveldown-store.ts";
import { createMemoryStore } from "#collab-server/storage/memory-store.ts";
import { createOrderedUpdateLog } from "#collab-server/storage/ordered-update-log.ts";
import { systemClock } from "#lib/collab/clock.ts";
import { isRoomName } from "#lib/collab/room-name.ts";
import { createHookRunner, type HookRunner } from "./hook-runner.ts";
import { createHookedAccess, createHookedGate } from "./hooked-access.ts";
import type { CollabServer, CollabServerOptions, Hooks } from "./options.ts";

/**
 * A collab server inside a program of somebody's own (docs/embedding.md). Rejects, with a sentence, when the folder is in use, of
 * a newer version, or not writable.
 */
export async function createCollabServer(options: CollabServerOptions): Promise<CollabServer> {
  // A program that was bundled with this file is started again, whole, as the thread that compacts. There it must do nothing else.
  if (isCompactionThread()) return new Promise(() => {});
  const { dataDir, hooks = {}, allowedOrigins = [], logger = createLogger("warn") } = options;
  const clock = systemClock;
  const runner = createHookRunner(clock, logger);
  const changes = createAccessChanges((error) => logger.error({ error }, "access.listener_failed"));
  const store =
    dataDir === null
      ? createMemoryStore()
      : await openLeveldownStore(join(dataDir, "leveldb"), {
          onDamage: ({ kind, copy }) => logger.error({ copy }, `store.${kind}_damaged`),
        });
  const compactor = createCompactionThread(clock);
  const rooms = createRoomRegistry({
    log: createOrderedUpdateLog(store),
    compactor,
    clock,
    logger,
    observer: toObserver(hooks, runner),
  });
  const { onStore } = hooks;
  if (onStore !== undefined) {
    rooms.onUpdated(({ room, personId, at }) =>
      runner.tell("onStore", () => onStore({ room, userId: personId, at })),
    );
  }
  const server = createServer({
    store,
    rooms,
    access: createHookedAccess(hooks.authorise, runner, changes),
    tokenKey: undefined,
    ...(hooks.authenticate && { tokens: createHookedGate(hooks.authenticate, runner) }),
    allowedOrigins: allowedOrigins.map((origin) => origin.toLowerCase()),
    proxyKey: undefined,
    clock,
    logger,
    ...(options.maxConnectionsPerAddress !== undefined && {
      maxConnectionsPerAddress: options.maxConnectionsPerAddress,
    }),
  });
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    await server.drain();
    await compactor.close();
    await store.close();
  }

  return {
    listen: (port = 0, host = "127.0.0.1") => server.listen(host, port),
    read: (room, read) => rooms.read(checked(room), read),
    edit: (room, userId, edit) => rooms.edit(checked(room), userId, edit),
    setRole: (room, personId, role) => changes.emit({ kind: "role", room, personId, role }),
    close: () => (closing ??= close()),
  };
}

/** Room names become parts of keys. */
function checked(room: string): string {
  if (!isRoomName(room)) throw new RangeError("a room's name is 1 to 256 bytes without control characters");
  return room;
}

function toObserver({ onLoad, onConnect, onDisconnect, onUpdate }: Hooks, runner: HookRunner): RoomObserver {
  return {
    async loaded(room, isNew) {
      if (onLoad === undefined) return undefined;
      return runner.ask("onLoad", async () => {
        const content = await onLoad({ room, isNew });
        // The same checks as for what comes from a socket: limits first, before Yjs sees a byte.
        if (content !== undefined) readUpdateShape(new ByteReader(content));
        return content;
      });
    },
    joined: (visitor) => onConnect && runner.tell("onConnect", () => onConnect(visitor)),
    left: (visitor) => onDisconnect && runner.tell("onDisconnect", () => onDisconnect(visitor)),
    updated(room, update, personId) {
      if (onUpdate === undefined) return;
      // A copy: what they do with it must not reach what is on its way to the disk.
      const copy = Uint8Array.from(update);
      runner.tell("onUpdate", () => onUpdate({ room, userId: personId || undefined, update: copy }));
    },
  };
}
