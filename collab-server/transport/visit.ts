/** One socket from its handshake to its end: what it sends goes to its seat in a room as soon as it has one. */
import { type RawData, WebSocket } from "ws";
import type { Logger } from "#collab-server/observability/logger.ts";
import type { Metrics } from "#collab-server/observability/metrics.ts";
import { JoinError } from "#collab-server/rooms/join-error.ts";
import type { RoomSeat } from "#collab-server/rooms/room-entrance.ts";
import type { Clock } from "#lib/collab/clock.ts";
import { closeCodes, closeReasonOf } from "#lib/collab/close-codes.ts";
import { limits } from "#lib/collab/limits.ts";
import type { Handshake } from "./handshake.ts";
import { createInflow, type Inflow, type InflowLimits, type InflowOptions } from "./inflow.ts";
import type { SocketConnection } from "./socket-connection.ts";

/** What all visits share. */
export interface VisitHost {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly inflow: InflowLimits;
  /** Rejects with JoinError. */
  takeSeat(connection: SocketConnection, handshake: Handshake): Promise<RoomSeat>;
  /** It is over. */
  left(visit: Visit): void;
}

/** Knows its visit, so that its listeners need no closures of their own: there are five of them for every open socket. */
export class VisitorSocket extends WebSocket {
  visit: Visit | undefined;

  /** ws closes a frame over maxPayload with 1009, on which stock clients try again for ever; our code says that it is final. */
  override close(code?: number, reason?: string | Buffer): void {
    if (code === 1009) super.close(closeCodes.tooLarge.code, "tooLarge");
    else super.close(code, reason);
  }
}

/** The client's own goodbyes: closed, going away (also a reload), and without a code. */
const goodbyes: ReadonlySet<number> = new Set([1000, 1001, 1005]);

export class Visit implements InflowOptions {
  readonly connection: SocketConnection;
  /** The network that it counts for. */
  readonly address: string;
  /** Which turn of the keep-alive wheel is its own. */
  readonly spoke: number;
  readonly #host: VisitHost;
  readonly #webSocket: VisitorSocket;
  readonly #inflow: Inflow;
  #seat: RoomSeat | undefined;
  /** What came before there was a seat. */
  #early: Uint8Array[] | undefined = [];
  #earlyBytes = 0;
  #closedBy: number | undefined;

  constructor(
    host: VisitHost,
    webSocket: VisitorSocket,
    connection: SocketConnection,
    address: string,
    spoke: number,
  ) {
    this.#host = host;
    this.#webSocket = webSocket;
    this.connection = connection;
    this.address = address;
    this.spoke = spoke;
    this.#inflow = createInflow(this);
  }

  /** Listens first, then asks who it is. The handshake, with all its headers, is not kept. */
  enter(handshake: Handshake): void {
    const webSocket = this.#webSocket;
    webSocket.visit = this;
    webSocket.on("message", onMessage);
    webSocket.on("pong", onLife);
    webSocket.on("ping", onLife);
    webSocket.on("error", onError);
    webSocket.on("close", onClose);
    // oxlint-disable-next-line no-void -- `#sit` handles every failure itself.
    void this.#sit(this.#host.takeSeat(this.connection, handshake));
  }

  async #sit(seating: Promise<RoomSeat>): Promise<void> {
    try {
      const taken = await seating;
      // It may have left while it was being let in.
      if (this.#closedBy !== undefined) return taken.leave(goodbyes.has(this.#closedBy));
      this.#seat = taken;
      for (const frame of this.#early ?? []) taken.receive(frame);
    } catch (error) {
      if (!(error instanceof JoinError)) this.#host.logger.error({ error }, "socket.join_failed");
      const reason = error instanceof JoinError ? error.closeReason : "loadFailed";
      this.#host.metrics.refused(closeCodes[reason].code);
      this.connection.close(reason);
    }
    this.#early = undefined;
  }

  message(data: RawData, isBinary: boolean): void {
    this.connection.heard();
    if (!isBinary) return this.connection.close("badMessage");
    if (this.#webSocket.readyState !== this.#webSocket.OPEN) return;
    const frame = toBytes(data);
    this.#inflow.took(frame.byteLength);
    if (this.#seat !== undefined) return this.#seat.receive(frame);
    this.#earlyBytes += frame.byteLength;
    if (this.#earlyBytes > limits.maxBufferedBeforeLoadBytes) return this.connection.close("overload");
    this.#early?.push(frame);
  }

  failed(error: Error): void {
    this.#host.logger.info({ connection: this.connection.id, error }, "socket.failed");
  }

  closed(code: number): void {
    this.#closedBy = code;
    this.#inflow.close();
    this.#host.metrics.closed(closeReasonOf(code) ?? "other");
    this.#host.left(this);
    this.#seat?.leave(goodbyes.has(code));
    this.#host.logger.info({ connection: this.connection.id, code }, "socket.closed");
  }

  get clock(): Clock {
    return this.#host.clock;
  }

  get limits(): InflowLimits {
    return this.#host.inflow;
  }

  pause(): void {
    this.#webSocket.pause();
  }

  resume(): void {
    // What the socket said meanwhile was not read: that is no silence of its.
    this.connection.heard();
    this.#webSocket.resume();
  }

  onThrottled(): void {
    this.#host.metrics.throttled();
    this.#host.logger.debug({ connection: this.connection.id }, "socket.throttled");
  }

  onHopeless(): void {
    this.connection.close("overload");
  }
}

function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
  visitOf(this)?.message(data, isBinary);
}

function onLife(this: WebSocket): void {
  visitOf(this)?.connection.heard();
}

function onError(this: WebSocket, error: Error): void {
  visitOf(this)?.failed(error);
}

function onClose(this: WebSocket, code: number): void {
  visitOf(this)?.closed(code);
}

function visitOf(webSocket: WebSocket): Visit | undefined {
  return webSocket instanceof VisitorSocket ? webSocket.visit : undefined;
}

/** `ws` gives a Buffer unless told otherwise; the others are there for its types. */
function toBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
