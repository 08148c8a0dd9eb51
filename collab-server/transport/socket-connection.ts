import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import type { Connection } from "#collab-server/rooms/connection.ts";
import type { Clock } from "#lib/collab/clock.ts";
import { type CloseReason, closeCodes } from "#lib/collab/close-codes.ts";
import { type DirectPath, directPathOf, writeDirectly } from "./direct-write.ts";
import { maxFramedBytes, webSocketFrame } from "./web-socket-frame.ts";

/** A client that does not answer the closing handshake is cut off by ws after 30 s; one that does not even read, sooner. */
const closePatienceMs = 5_000;

/**
 * A Connection over a `ws` socket. `heard` is called by the transport for everything that arrives. There are as many of these
 * as there are sockets, so it is a class: closures would take ten times the memory.
 */
export class SocketConnection implements Connection {
  readonly id: string;
  readonly #webSocket: WebSocket;
  readonly #socket: Socket;
  readonly #clock: Clock;
  readonly #direct: DirectPath | undefined;
  #lastHeardAt: number;
  #bytesHeard: number;

  constructor(id: string, webSocket: WebSocket, socket: Socket, clock: Clock) {
    this.id = id;
    this.#webSocket = webSocket;
    this.#socket = socket;
    this.#clock = clock;
    this.#direct = directPathOf(socket);
    this.#lastHeardAt = clock.now();
    this.#bytesHeard = socket.bytesRead;
  }

  send(message: Uint8Array, another?: Uint8Array): void {
    const webSocket = this.#webSocket;
    if (webSocket.readyState !== webSocket.OPEN) return;
    if (message.byteLength + (another?.byteLength ?? 0) <= maxFramedBytes) {
      // Past ws: it would write header and payload as two parts, anew for every socket. Without compression it never holds
      // anything back, so that the order stays.
      this.#write(webSocketFrame(message, another));
      return;
    }
    webSocket.send(message, { binary: true });
    if (another !== undefined) webSocket.send(another, { binary: true });
  }

  #write(frame: Buffer): void {
    const taken = this.#direct === undefined ? 0 : writeDirectly(this.#socket, this.#direct, frame);
    if (taken < frame.byteLength) this.#socket.write(taken === 0 ? frame : frame.subarray(taken));
  }

  /** All that ws knows of, without compression, but for its way of asking, which takes longer than the write. */
  unsentBytes(): number {
    return this.#socket.writableLength;
  }

  onDrained(listener: () => void): void {
    // `drain` fires when a socket that could not take everything has taken it.
    this.#socket.on("drain", listener);
  }

  ping(): void {
    if (this.#webSocket.readyState === this.#webSocket.OPEN) this.#webSocket.ping();
  }

  lastHeardAt(): number {
    // A large frame over a slow line is no silence, though it is not whole yet.
    if (this.#socket.bytesRead !== this.#bytesHeard) {
      this.#bytesHeard = this.#socket.bytesRead;
      this.#lastHeardAt = this.#clock.now();
    }
    return this.#lastHeardAt;
  }

  heard(): void {
    this.#lastHeardAt = this.#clock.now();
  }

  close(reason: CloseReason): void {
    const webSocket = this.#webSocket;
    if (webSocket.readyState >= webSocket.CLOSING) return;
    webSocket.close(closeCodes[reason].code, reason);
    const cancel = this.#clock.after(closePatienceMs, () => webSocket.terminate());
    webSocket.once("close", cancel);
  }

  /** Ends the socket without the closing handshake. */
  terminate(): void {
    this.#webSocket.terminate();
  }
}
