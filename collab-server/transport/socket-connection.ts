import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import type { Connection } from "#collab-server/rooms/connection.ts";
import type { Clock } from "#lib/collab/clock.ts";
import { type CloseReason, closeCodes } from "#lib/collab/close-codes.ts";

/** A Connection over a `ws` socket. `heard` is called by the transport for everything that arrives. */
export interface SocketConnection extends Connection {
  heard(): void;
  /** Ends the socket without the closing handshake. */
  terminate(): void;
}

/** A client that does not answer the closing handshake is cut off by ws after 30 s; one that does not even read, sooner. */
const closePatienceMs = 5_000;

export function createSocketConnection(
  id: string,
  webSocket: WebSocket,
  socket: Socket,
  clock: Clock,
): SocketConnection {
  let lastHeardAt = clock.now();
  let drained = (): void => {};
  // `drain` fires when a socket that could not take everything has taken it.
  socket.on("drain", () => drained());

  return {
    id,
    send(frame) {
      if (webSocket.readyState === webSocket.OPEN) webSocket.send(frame, { binary: true });
    },
    unsentBytes: () => webSocket.bufferedAmount,
    onDrained(listener) {
      drained = listener;
    },
    ping() {
      if (webSocket.readyState === webSocket.OPEN) webSocket.ping();
    },
    lastHeardAt: () => lastHeardAt,
    heard() {
      lastHeardAt = clock.now();
    },
    close(reason: CloseReason) {
      if (webSocket.readyState >= webSocket.CLOSING) return;
      webSocket.close(closeCodes[reason].code, reason);
      const cancel = clock.after(closePatienceMs, () => webSocket.terminate());
      webSocket.once("close", cancel);
    },
    terminate: () => webSocket.terminate(),
  };
}
