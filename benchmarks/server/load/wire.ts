/**
 * What the servers' protocols have in common, and where they differ: all speak y-protocols; Hocuspocus puts the document's
 * name before every message and wants a token first; Quire's own clients offer a subprotocol.
 */
import * as encoding from "lib0/encoding";

export interface Wire {
  path(room: string): string;
  subprotocol: string | undefined;
  /** What must be said before anything else. */
  greeting(room: string): Uint8Array[];
  wrap(room: string, message: Uint8Array): Uint8Array;
  /** How many bytes of a message from the server stand before the y-protocols message. */
  prefixBytes(room: string): number;
}

export const plainWire: Wire = {
  path: (room) => `/${room}`,
  subprotocol: undefined,
  greeting: () => [],
  wrap: (_room, message) => message,
  prefixBytes: () => 0,
};

export const quireWire: Wire = { ...plainWire, subprotocol: "quire.v1" };

export const hocuspocusWire: Wire = {
  path: () => "/",
  subprotocol: undefined,
  greeting: (room) => [
    encoding.encode((encoder) => {
      encoding.writeVarString(encoder, room);
      encoding.writeVarUint(encoder, 2);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, "token");
    }),
  ],
  wrap: (room, message) =>
    encoding.encode((encoder) => {
      encoding.writeVarString(encoder, room);
      encoding.writeUint8Array(encoder, message);
    }),
  prefixBytes: (room) => 1 + Buffer.byteLength(room),
};
