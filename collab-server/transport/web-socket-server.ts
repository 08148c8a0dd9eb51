/**
 * Sockets in, rooms behind: the only importer of `ws` beside visit.ts. One socket's life:
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
import { WebSocketServer } from "ws";
import type { Logger } from "#collab-server/observability/logger.ts";
import { type Metrics, noMetrics } from "#collab-server/observability/metrics.ts";
import { keepAliveFrame } from "#collab-server/protocol/server-message.ts";
import { JoinError } from "#collab-server/rooms/join-error.ts";
import type { RoomEntrance, RoomSeat } from "#collab-server/rooms/room-entrance.ts";
import type { Clock } from "#lib/collab/clock.ts";
import type { CloseReason } from "#lib/collab/close-codes.ts";
import { createId } from "#lib/collab/doc-id.ts";
import { limits } from "#lib/collab/limits.ts";
import { subprotocol } from "#lib/collab/message-types.ts";
import { networkOf } from "#lib/collab/network-of.ts";
import type { CollabClaims } from "#lib/secrets/token.ts";
import { type Handshake, readHandshake } from "./handshake.ts";
import type { InflowLimits } from "./inflow.ts";
import { isOriginAllowed } from "./origin-rule.ts";
import { SocketConnection } from "./socket-connection.ts";
import type { TokenGate } from "./token-gate.ts";
import { Visit, type VisitHost, VisitorSocket } from "./visit.ts";

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

export function createTransport(options: TransportOptions): Transport {
  const { entrance, tokens, clock, logger, keepAliveMs = limits.keepAliveMs, metrics = noMetrics } = options;
  const { maxConnectionsPerAddress = limits.maxConnectionsPerAddress } = options;
  const perAddress = new Map<string, number>();
  const visits = new Set<Visit>();
  let isAccepting = true;
  let allGone = (): void => {};
  const host: VisitHost = {
    clock,
    logger,
    metrics,
    inflow: options.inflow ?? limits.inflow,
    takeSeat,
    left(visit) {
      visits.delete(visit);
      if (visits.size === 0) allGone();
      const left = (perAddress.get(visit.address) ?? 1) - 1;
      if (left > 0) perAddress.set(visit.address, left);
      else perAddress.delete(visit.address);
    },
  };

  const server = new WebSocketServer({
    noServer: true,
    WebSocket: VisitorSocket,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.maxFrameBytes,
    handleProtocols: (offered) => (offered.has(subprotocol) ? subprotocol : false),
  });

  function upgrade(request: IncomingMessage, duplex: Duplex, head: Buffer): void {
    duplex.on("error", destroyIt);
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
      const address = networkOf(handshake.address);
      perAddress.set(address, (perAddress.get(address) ?? 0) + 1);
      const connection = new SocketConnection(createId(8), webSocket, duplex, clock);
      const visit = new Visit(host, webSocket, connection, address, nextSpoke++ % spokes);
      visits.add(visit);
      visit.enter(handshake);
    });
  }

  function refusalOf(handshake: Handshake): string | undefined {
    if (!isAccepting) return "503 Service Unavailable";
    if (handshake.room === undefined) return "404 Not Found";
    const rule = { allowedOrigins: options.allowedOrigins, isOpen: tokens === undefined };
    const isAllowed = isOriginAllowed(rule, { ...handshake, hasToken: handshake.token !== undefined });
    return isAllowed ? undefined : "403 Forbidden";
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
  let nextSpoke = 0;
  let cancelWheel = clock.after(keepAliveMs / spokes, turn);

  function turn(): void {
    cancelWheel = clock.after(keepAliveMs / spokes, turn);
    spoke = (spoke + 1) % spokes;
    for (const { connection, spoke: own } of visits) {
      if (own !== spoke) continue;
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
    count: () => visits.size,
    stopAccepting() {
      isAccepting = false;
    },
    async close(graceMs) {
      isAccepting = false;
      cancelWheel();
      if (visits.size > 0) {
        await new Promise<void>((resolve) => {
          const cancel = clock.after(graceMs, resolve);
          allGone = () => {
            cancel();
            resolve();
          };
        });
      }
      for (const { connection } of visits) connection.terminate();
    },
  };
}

/** Not in `upgrade`: a closure there would keep the request's headers for as long as the socket lives. */
function destroyIt(this: Duplex): void {
  this.destroy();
}
