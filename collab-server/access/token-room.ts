import type { AccessPort } from "./access-port.ts";

/**
 * Stand-alone use: the token names room and role, and nobody else is asked. A token without them goes to `directory`, where
 * there is one.
 */
export function createTokenRoomAccess(directory?: AccessPort): AccessPort {
  return {
    async admit(claims, room) {
      if (claims === undefined) return undefined;
      if (claims.room === undefined || claims.role === undefined) return directory?.admit(claims, room);
      if (claims.room !== room) return undefined;
      return { role: claims.role, user: { id: claims.sub, name: claims.name, color: claims.color } };
    },
    async joined(personId, room) {
      await directory?.joined(personId, room);
    },
    subscribe: (listener) => directory?.subscribe(listener) ?? (() => {}),
  };
}
