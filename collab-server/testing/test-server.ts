/** A collab server for tests: real sockets on a free port, any store, everything it logged. */
import type { AccessPort } from "#collab-server/access/access-port.ts";
import { createOpenAccess } from "#collab-server/access/open.ts";
import { createTokenRoomAccess } from "#collab-server/access/token-room.ts";
import { createInlineCompactor } from "#collab-server/compaction/inline-compactor.ts";
import { createRoomRegistry, type RoomRegistry } from "#collab-server/rooms/room-registry.ts";
import { type CollabServerDeps, createCollabServer } from "#collab-server/server.ts";
import { createMemoryStore } from "#collab-server/storage/memory-store.ts";
import type { OrderedStore } from "#collab-server/storage/ordered-store.ts";
import { createOrderedUpdateLog } from "#collab-server/storage/ordered-update-log.ts";
import { systemClock } from "#lib/collab/clock.ts";
import type { Role } from "#lib/collab/role.ts";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { signToken } from "#lib/secrets/token.ts";
import { createRecordingLogger, type RecordedEvent } from "./recording-logger.ts";

export interface TestServer {
  /** `ws://127.0.0.1:<port>`, without a slash at the end. */
  url: string;
  port: number;
  rooms: RoomRegistry;
  store: OrderedStore;
  events: RecordedEvent[];
  /** A token for one room. */
  token(room: string, role: Role, person?: { sub: string; name: string }): Promise<string>;
  /** Says goodbye to everybody and writes everything; the store stays open. */
  drain(): Promise<void>;
  /** Cuts every socket; what is not written stays unwritten. */
  close(): Promise<void>;
}

export interface TestServerOptions extends Partial<Omit<CollabServerDeps, "rooms" | "access">> {
  auth?: "open" | "token";
  access?: AccessPort;
  /** A port that was used before, for a restart. */
  port?: number;
  roomIdleMs?: number;
}

const secret = "t".repeat(43);

/** Starts one. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const {
    auth = "open",
    store = createMemoryStore(),
    clock = systemClock,
    port = 0,
    roomIdleMs,
    ...rest
  } = options;
  const logger = createRecordingLogger();
  const rooms = createRoomRegistry({
    log: createOrderedUpdateLog(store),
    compactor: createInlineCompactor(),
    clock,
    logger,
    ...(roomIdleMs !== undefined && { roomIdleMs }),
    ...(rest.metrics && { metrics: rest.metrics }),
  });
  const key = deriveKey(secret, "collab");
  const server = createCollabServer({
    access: auth === "open" ? createOpenAccess() : createTokenRoomAccess(),
    tokenKey: auth === "open" ? undefined : key,
    allowedOrigins: [],
    proxyKey: undefined,
    logger,
    ...rest,
    clock,
    store,
    rooms,
  });
  const taken = await server.listen("127.0.0.1", port);
  return {
    url: `ws://127.0.0.1:${taken}`,
    port: taken,
    rooms,
    store,
    events: logger.events,
    token: (room, role, { sub, name } = { sub: "p1", name: "Ann" }) =>
      signToken("collab", key, { sub, name, color: "#1d4ed8", room, role }, 60),
    drain: () => server.drain(),
    close: () => server.close(),
  };
}
