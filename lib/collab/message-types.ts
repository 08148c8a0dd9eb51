/**
 * The first varUint of every frame. 0–3 are the y-websocket protocol, unchanged.
 * 100 and up are ours and go only to sockets that offered subprotocol `quire.v1`. See docs/protocol.md.
 */
export const messageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  durable: 100,
  session: 101,
  event: 103,
} as const;

/** The second varUint of a sync message (y-protocols/sync). */
export const syncType = { step1: 0, step2: 1, update: 2 } as const;

/** What our own client offers, and the only thing that the server answers. */
export const subprotocol = "quire.v1";
/** A second offered subprotocol carries the token: browsers can set no header on a WebSocket. Never echoed. */
export const tokenSubprotocolPrefix = "quire.token.";
