import type { Connection } from "#collab-server/rooms/connection.ts";
import type { Clock } from "#lib/collab/clock.ts";
import type { CloseReason } from "#lib/collab/close-codes.ts";
import { readServerFrame, type ServerFrame } from "./server-frame.ts";

export interface FakeConnection extends Connection {
  /** What was sent, oldest first. */
  frames: ServerFrame[];
  /** In so many writes. */
  writes: number;
  closedBy: CloseReason | undefined;
  pings: number;
  /** While set, nothing is read: what is sent stays unsent. */
  isStuck: boolean;
  /** Reads everything. */
  drain(): void;
  /** The other side gives a sign of life. */
  hear(): void;
  of<T extends ServerFrame["type"]>(type: T): Extract<ServerFrame, { type: T }>[];
}

let lastId = 0;

/** A socket without a network. */
export function createFakeConnection(clock: Clock): FakeConnection {
  let unsent = 0;
  let drained = (): void => {};
  let heardAt = clock.now();
  const connection: FakeConnection = {
    id: `c${++lastId}`,
    frames: [],
    writes: 0,
    closedBy: undefined,
    pings: 0,
    isStuck: false,
    send(...messages) {
      if (connection.closedBy !== undefined) return;
      connection.writes++;
      for (const frame of messages) {
        if (frame === undefined) continue;
        connection.frames.push(readServerFrame(frame));
        if (connection.isStuck) unsent += frame.byteLength;
      }
    },
    unsentBytes: () => unsent,
    onDrained(listener) {
      drained = listener;
    },
    ping() {
      connection.pings++;
    },
    lastHeardAt: () => heardAt,
    close(reason) {
      connection.closedBy ??= reason;
    },
    drain() {
      connection.isStuck = false;
      unsent = 0;
      drained();
    },
    hear() {
      heardAt = clock.now();
    },
    of(type) {
      return connection.frames.filter(
        (frame): frame is Extract<ServerFrame, { type: typeof type }> => frame.type === type,
      );
    },
  };
  return connection;
}
