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

/** What is longer is cheaper to write in two parts than to copy. */
const maxCopiedBytes = 65_535;

let lastMessage: Uint8Array | undefined;
let lastFrame = Buffer.alloc(0);

/** A message with its WebSocket header. What is sent to many is framed once: they are sent it one right after the other. */
function webSocketFrame(message: Uint8Array): Buffer {
  if (message === lastMessage) return lastFrame;
  const size = message.byteLength;
  const head = size < 126 ? 2 : 4;
  const frame = Buffer.allocUnsafe(head + size);
  // FIN and opcode 2, a whole binary message; then the length, in one byte or behind 126 in two. Servers do not mask.
  frame[0] = 0x82;
  frame[1] = head === 2 ? size : 126;
  if (head === 4) frame.writeUInt16BE(size, 2);
  frame.set(message, head);
  lastMessage = message;
  lastFrame = frame;
  return frame;
}

export function createSocketConnection(
  id: string,
  webSocket: WebSocket,
  socket: Socket,
  clock: Clock,
): SocketConnection {
  let lastHeardAt = clock.now();
  let bytesHeard = socket.bytesRead;
  let drained = (): void => {};
  // `drain` fires when a socket that could not take everything has taken it.
  socket.on("drain", () => drained());

  return {
    id,
    send(frame) {
      if (webSocket.readyState !== webSocket.OPEN) return;
      // Past ws: it would write header and payload as two parts, anew for every socket. Without compression it never holds
      // anything back, so that the order stays.
      if (frame.byteLength <= maxCopiedBytes) socket.write(webSocketFrame(frame));
      else webSocket.send(frame, { binary: true });
    },
    unsentBytes: () => webSocket.bufferedAmount,
    onDrained(listener) {
      drained = listener;
    },
    ping() {
      if (webSocket.readyState === webSocket.OPEN) webSocket.ping();
    },
    lastHeardAt() {
      // A large frame over a slow line is no silence, though it is not whole yet.
      if (socket.bytesRead !== bytesHeard) {
        bytesHeard = socket.bytesRead;
        lastHeardAt = clock.now();
      }
      return lastHeardAt;
    },
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
