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

/** What was framed last. What is sent to many is framed once: they are sent it one right after the other. */
let framed: { message: Uint8Array | undefined; another: Uint8Array | undefined; frame: Buffer } = {
  message: undefined,
  another: undefined,
  frame: Buffer.alloc(0),
};

/** One message, or two, each with its WebSocket header. */
function webSocketFrame(message: Uint8Array, another: Uint8Array | undefined): Buffer {
  if (message === framed.message && another === framed.another) return framed.frame;
  const size = headOf(message) + message.byteLength;
  const frame = Buffer.allocUnsafe(size + (another === undefined ? 0 : headOf(another) + another.byteLength));
  writeFrame(frame, 0, message);
  if (another !== undefined) writeFrame(frame, size, another);
  framed = { message, another, frame };
  return frame;
}

/** How long the header is. */
function headOf({ byteLength }: Uint8Array): number {
  return byteLength < 126 ? 2 : 4;
}

function writeFrame(into: Buffer, at: number, message: Uint8Array): void {
  const head = headOf(message);
  // FIN and opcode 2, a whole binary message; then the length, in one byte or behind 126 in two. Servers do not mask.
  into[at] = 0x82;
  into[at + 1] = head === 2 ? message.byteLength : 126;
  if (head === 4) into.writeUInt16BE(message.byteLength, at + 2);
  into.set(message, at + head);
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
    send(message, another) {
      if (webSocket.readyState !== webSocket.OPEN) return;
      if (message.byteLength + (another?.byteLength ?? 0) <= maxCopiedBytes) {
        // Past ws: it would write header and payload as two parts, anew for every socket. Without compression it never holds
        // anything back, so that the order stays.
        socket.write(webSocketFrame(message, another));
        return;
      }
      webSocket.send(message, { binary: true });
      if (another !== undefined) webSocket.send(another, { binary: true });
    },
    // All that ws knows of, without compression, but for its way of asking, which takes longer than the write.
    unsentBytes: () => socket.writableLength,
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
