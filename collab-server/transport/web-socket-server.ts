/**
 * Sockets in, rooms behind: the only importer of `ws`. One socket's life:
 *
 *   upgrade ── origin not allowed, no room ──► 403 / 404, no socket
 *      │
 *   socket, listening from the first byte (a frame that comes with the handshake must not be lost)
 *      ├── too many from this address ──► 1013
 *      ├── token missing, bad or expired ──► 4401, nothing loaded
 *      ├── no access ──► 4403      the room cannot be loaded ──► 4500
 *      ▼
 *   in the room: frames go to its seat; a ping and `[1,1,0]` every 15 s; silence for two of these ends it
 */
import type { IncomingMessage, Server } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { type RawData, WebSocket, WebSocketServer } from "ws";
import type { Logger } from "#collab-server/observability/logger.ts";
import { type Metrics, noMetrics } from "#collab-server/observability/metrics.ts";
import { keepAliveFrame } from "#collab-server/protocol/server-message.ts";
import { JoinError } from "#collab-server/rooms/join-error.ts";
import type { RoomEntrance, RoomSeat } from "#collab-server/rooms/room-entrance.ts";
import type { Clock } from "#lib/collab/clock.ts";
import { type CloseReason, closeCodes, closeReasonOf } from "#lib/collab/close-codes.ts";
import { createId } from "#lib/collab/doc-id.ts";
import { limits } from "#lib/collab/limits.ts";
import { subprotocol } from "#lib/collab/message-types.ts";
import { networkOf } from "#lib/collab/network-of.ts";
import type { CollabClaims } from "#lib/secrets/token.ts";
import { type Handshake, readHandshake } from "./handshake.ts";
import { createInflow, type InflowLimits } from "./inflow.ts";
import { isOriginAllowed } from "./origin-rule.ts";
import { createSocketConnection, type SocketConnection } from "./socket-connection.ts";
import type { TokenGate } from "./token-gate.ts";

export interface Transport {
  /** Takes the upgrades of `server`. */
  attach(server: Server): void;
  /** Open sockets, also those on their way into a room. */
  count(): number;
  /** Refuses new sockets from now on. */
  stopAccepting(): void;
  /** Stops the keep-alive, waits for closing handshakes under way, and ends every socket that is still there after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

export interface TransportOptions {
  entrance: RoomEntrance;
  /** Undefined under `--auth open`. */
  tokens: TokenGate | undefined;
  allowedOrigins: readonly string[];
  /** Checks the launcher's header; undefined without a launcher. */
  proxyKey: string | undefined;
  clock: Clock;
  logger: Logger;
  metrics?: Metrics;
  keepAliveMs?: number;
  maxConnectionsPerAddress?: number;
  inflow?: InflowLimits;
}

/** ws closes a frame over maxPayload with 1009, on which stock clients try again for ever; our code says that it is final. */
class PayloadLimitedWebSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    if (code === 1009) super.close(closeCodes.tooLarge.code, "tooLarge");
    else super.close(code, reason);
  }
}

/** The client's own goodbyes: closed, going away (also a reload), and without a code. */
const goodbyes: ReadonlySet<number> = new Set([1000, 1001, 1005]);

export function createTransport(options: TransportOptions): Transport {
  const { entrance, tokens, clock, logger, keepAliveMs = limits.keepAliveMs, metrics = noMetrics } = options;
  const { maxConnectionsPerAddress = limits.maxConnectionsPerAddress } = options;
  const perAddress = new Map<string, number>();
  const connections = new Set<SocketConnection>();
  let isAccepting = true;
  let allGone = (): void => {};

  const server = new WebSocketServer({
    noServer: true,
    WebSocket: PayloadLimitedWebSocket,
    perMessageDeflate: false,
    maxPayload: limits.maxFrameBytes,
    handleProtocols: (offered) => (offered.has(subprotocol) ? subprotocol : false),
  });

  function upgrade(request: IncomingMessage, duplex: Duplex, head: Buffer): void {
    duplex.on("error", () => duplex.destroy());
    const handshake = readHandshake(request, options.proxyKey);
    const refusal = refusalOf(handshake);
    if (refusal !== undefined) {
      logger.info({ status: refusal, origin: handshake.origin, host: handshake.host }, "socket.refused");
      metrics.refused(Number.parseInt(refusal, 10));
      // Not waiting for the other side's end, which may never come.
      duplex.once("finish", () => duplex.destroy());
      duplex.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    server.handleUpgrade(request, duplex, head, (webSocket) => {
      if (!(duplex instanceof Socket)) return webSocket.terminate();
      const connection = createSocketConnection(createId(8), webSocket, duplex, clock);
      connections.add(connection);
      enter(webSocket, connection, handshake);
    });
  }

  function refusalOf(handshake: Handshake): string | undefined {
    if (!isAccepting) return "503 Service Unavailable";
    if (handshake.room === undefined) return "404 Not Found";
    const rule = { allowedOrigins: options.allowedOrigins, isOpen: tokens === undefined };
    const isAllowed = isOriginAllowed(rule, { ...handshake, hasToken: handshake.token !== undefined });
    return isAllowed ? undefined : "403 Forbidden";
  }

  /** Listens first, then asks who it is. */
  function enter(webSocket: WebSocket, connection: SocketConnection, handshake: Handshake): void {
    const address = networkOf(handshake.address);
    const inflow = createInflow({
      clock,
      limits: options.inflow ?? limits.inflow,
      pause: () => webSocket.pause(),
      resume() {
        // What the socket said meanwhile was not read: that is no silence of its.
        connection.heard();
        webSocket.resume();
      },
      onThrottled() {
        metrics.throttled();
        logger.debug({ connection: connection.id }, "socket.throttled");
      },
      onHopeless: () => connection.close("overload"),
    });
    let seat: RoomSeat | undefined;
    let early: Uint8Array[] = [];
    let earlyBytes = 0;
    let closedBy: number | undefined;
    perAddress.set(address, (perAddress.get(address) ?? 0) + 1);

    webSocket.on("message", (data, isBinary) => {
      connection.heard();
      if (!isBinary) return connection.close("badMessage");
      if (webSocket.readyState !== webSocket.OPEN) return;
      const frame = toBytes(data);
      inflow.took(frame.byteLength);
      if (seat !== undefined) return seat.receive(frame);
      earlyBytes += frame.byteLength;
      if (earlyBytes > limits.maxBufferedBeforeLoadBytes) return connection.close("overload");
      early.push(frame);
    });
    webSocket.on("pong", () => connection.heard());
    webSocket.on("ping", () => connection.heard());
    webSocket.on("error", (error) => logger.info({ connection: connection.id, error }, "socket.failed"));
    webSocket.on("close", (code) => {
      closedBy = code;
      inflow.close();
      metrics.closed(closeReasonOf(code) ?? "other");
      connections.delete(connection);
      if (connections.size === 0) allGone();
      const left = (perAddress.get(address) ?? 1) - 1;
      if (left > 0) perAddress.set(address, left);
      else perAddress.delete(address);
      seat?.leave(goodbyes.has(code));
      logger.info({ connection: connection.id, code }, "socket.closed");
    });

    // Out here, so that no listener keeps the handshake, with all its headers, as long as the socket lives.
    const seating = takeSeat(connection, handshake);

    async function sit(): Promise<void> {
      try {
        const taken = await seating;
        // It may have left while it was being let in.
        if (closedBy !== undefined) return taken.leave(goodbyes.has(closedBy));
        seat = taken;
        for (const frame of early) taken.receive(frame);
      } catch (error) {
        if (!(error instanceof JoinError)) logger.error({ error }, "socket.join_failed");
        const reason = error instanceof JoinError ? error.closeReason : "loadFailed";
        metrics.refused(closeCodes[reason].code);
        connection.close(reason);
      }
      early = [];
    }
    // oxlint-disable-next-line no-void -- `sit` handles every failure itself.
    void sit();
  }

  async function takeSeat(connection: SocketConnection, handshake: Handshake): Promise<RoomSeat> {
    const { room = "", token, speaksQuire, incarnation } = handshake;
    if ((perAddress.get(networkOf(handshake.address)) ?? 0) > maxConnectionsPerAddress)
      throw refuse("overload", connection);
    let claims: CollabClaims | undefined;
    if (tokens !== undefined) {
      claims = await tokens.check(token, handshake);
      if (claims === undefined) throw refuse("unauthorized", connection);
    }
    const seat = await entrance.join({ connection, room, claims, speaksQuire, incarnation });
    logger.info({ connection: connection.id, room, person: claims?.sub }, "socket.joined");
    return seat;
  }

  function refuse(reason: CloseReason, connection: SocketConnection): JoinError {
    logger.info({ connection: connection.id, reason }, "socket.refused");
    return new JoinError(reason);
  }

  // One slow wheel for all: every second a fifteenth of the sockets gets its sign of life.
  const spokes = 15;
  let spoke = 0;
  const numbers = new WeakMap<SocketConnection, number>();
  let nextNumber = 0;
  let cancelWheel = clock.after(keepAliveMs / spokes, turn);

  function turn(): void {
    cancelWheel = clock.after(keepAliveMs / spokes, turn);
    spoke = (spoke + 1) % spokes;
    for (const connection of connections) {
      let number = numbers.get(connection);
      if (number === undefined) {
        number = nextNumber++ % spokes;
        numbers.set(connection, number);
      }
      if (number !== spoke) continue;
      // Half open: the other side vanished without a word.
      if (clock.now() - connection.lastHeardAt() > keepAliveMs * 2.5) {
        connection.terminate();
        continue;
      }
      connection.ping();
      connection.send(keepAliveFrame);
    }
  }

  return {
    attach(httpServer) {
      httpServer.on("upgrade", upgrade);
    },
    count: () => connections.size,
    stopAccepting() {
      isAccepting = false;
    },
    async close(graceMs) {
      isAccepting = false;
      cancelWheel();
      if (connections.size > 0) {
        await new Promise<void>((resolve) => {
          const cancel = clock.after(graceMs, resolve);
          allGone = () => {
            cancel();
            resolve();
          };
        });
      }
      for (const connection of connections) connection.terminate();
    },
  };
}

/** `ws` gives a Buffer unless told otherwise; the others are there for its types. */
function toBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
