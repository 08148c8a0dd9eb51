import type { RoomUser } from "#collab-server/access/access-port.ts";
import type { Role } from "#lib/collab/role.ts";

/** A socket in a room, for whoever looks on. */
export interface ObservedVisitor {
  room: string;
  connectionId: string;
  user: RoomUser | undefined;
  role: Role;
}

/** Looks on at what happens in the rooms, in order. Nothing but `loaded` is waited for, and nothing here may throw but `loaded`. */
export interface RoomObserver {
  /**
   * Nobody is in the room yet. For a new room the answer (an update, V1, that was checked) is its first content, and on disk
   * before anybody is let in. Rejects: the room cannot be opened.
   */
  loaded(room: string, isNew: boolean): Promise<Uint8Array | undefined>;
  joined(visitor: ObservedVisitor): void;
  left(visitor: ObservedVisitor): void;
  /** Something new was accepted; it is not on disk yet. */
  updated(room: string, update: Uint8Array, personId: string): void;
}
