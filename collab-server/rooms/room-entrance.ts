import type { AccessChange, AccessPort } from "#collab-server/access/access-port.ts";
import type { Logger } from "#collab-server/observability/logger.ts";
import type { CollabClaims } from "#lib/secrets/token.ts";
import type { Connection } from "./connection.ts";
import { JoinError } from "./join-error.ts";
import type { Room } from "./room.ts";
import type { RoomRegistry } from "./room-registry.ts";
import type { Session } from "./session.ts";

export interface JoinRequest {
  connection: Connection;
  room: string;
  /** Undefined under `--auth open`. */
  claims: CollabClaims | undefined;
  /** Offered `quire.v1`. */
  speaksQuire: boolean;
  /** The incarnation that the client's copy is of, when it came back with one. */
  incarnation: string | undefined;
}

/** A socket's place in its room. */
export interface RoomSeat {
  receive(frame: Uint8Array): void;
  /** The socket is closed. `isGoodbye`: by the client, on purpose. */
  leave(isGoodbye: boolean): void;
}

export interface RoomEntrance {
  /** Asks access, loads the room, takes the seat. Rejects with JoinError. */
  join(request: JoinRequest): Promise<RoomSeat>;
  /** Hears of no more changes of access. */
  close(): void;
}

/** The way from a socket into a room, and the way on which a change of access reaches those inside. */
export function createRoomEntrance(rooms: RoomRegistry, access: AccessPort, logger: Logger): RoomEntrance {
  /** What changed while access was being asked, for each who waits for the answer. */
  const waiting = new Set<AccessChange[]>();
  const unsubscribe = access.subscribe((change) => {
    for (const changes of waiting) changes.push(change);
    rooms.applyChange(change);
  });

  async function countJoin(personId: string, room: string): Promise<void> {
    try {
      await access.joined(personId, room);
    } catch (error) {
      // The person is in; only the count is off.
      logger.warn({ room, error }, "access.joined_failed");
    }
  }

  return {
    async join({ claims, room: name, ...visitor }) {
      const changes: AccessChange[] = [];
      waiting.add(changes);
      try {
        const admission = await access.admit(claims, name);
        if (admission === undefined) throw new JoinError("forbidden");
        return await rooms.withRoom(name, (room) => {
          const session = room.join({ ...visitor, admission });
          for (const change of changes) {
            if (!("room" in change) || change.room === name) room.applyChange(change);
          }
          if (session.user !== undefined && room.sessions().has(session)) {
            // oxlint-disable-next-line no-void -- `countJoin` handles its own failures.
            void countJoin(session.user.id, name);
          }
          return new TakenSeat(room, session);
        });
      } finally {
        waiting.delete(changes);
      }
    },
    close: unsubscribe,
  };
}

class TakenSeat implements RoomSeat {
  readonly #room: Room;
  readonly #session: Session;

  constructor(room: Room, session: Session) {
    this.#room = room;
    this.#session = session;
  }

  receive(frame: Uint8Array): void {
    this.#room.receive(this.#session, frame);
  }

  leave(isGoodbye: boolean): void {
    this.#room.leave(this.#session, isGoodbye);
  }
}
