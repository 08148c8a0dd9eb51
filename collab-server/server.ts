/**
 * The collab server as a value: ports in, `listen`, `drain` and `close` out. It names no adapter and reads no setting; main.ts
 * (through compose.ts) and the tests put it together.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { AccessPort } from "#collab-server/access/access-port.ts";
import { createHealthHandler } from "#collab-server/http/health.ts";
import { createMetricsHandler } from "#collab-server/http/metrics-handler.ts";
import type { Logger } from "#collab-server/observability/logger.ts";
import type { Metrics } from "#collab-server/observability/metrics.ts";
import type { PrometheusMetrics } from "#collab-server/observability/prometheus-metrics.ts";
import { createRoomEntrance } from "#collab-server/rooms/room-entrance.ts";
import { sumFigures } from "#collab-server/rooms/room-figures.ts";
import type { RoomRegistry } from "#collab-server/rooms/room-registry.ts";
import type { OrderedStore } from "#collab-server/storage/ordered-store.ts";
import { namedKey } from "#collab-server/storage/storage-key.ts";
import type { InflowLimits } from "#collab-server/transport/inflow.ts";
import { createTokenGate, type TokenGate } from "#collab-server/transport/token-gate.ts";
import { createTransport } from "#collab-server/transport/web-socket-server.ts";
import type { Clock } from "#lib/collab/clock.ts";
import { limits } from "#lib/collab/limits.ts";
import { StartError } from "./start-error.ts";

export interface CollabServerDeps {
  store: OrderedStore;
  rooms: RoomRegistry;
  access: AccessPort;
  /** Checks collab tokens; undefined: open mode, nobody needs one. */
  tokenKey: Uint8Array | undefined;
  /** Instead of `tokenKey`: another way to tell who somebody is. */
  tokens?: TokenGate;
  allowedOrigins: readonly string[];
  /** Checks the launcher's header; undefined without a launcher. */
  proxyKey: string | undefined;
  /** Answers requests whose path starts with `/v1/`; undefined: this one is for nobody here. */
  http?: (request: IncomingMessage, response: ServerResponse) => Promise<void> | undefined;
  clock: Clock;
  logger: Logger;
  /** What the transport counts. */
  metrics?: Metrics;
  /** Answers `/metrics`; absent: nobody does. */
  exposition?: { scrape: PrometheusMetrics["scrape"]; token: string | undefined };
  /** Published pages that are followed; absent: there are none. */
  followed?: () => { pages: number; readers: number };
  keepAliveMs?: number;
  handshakeMs?: number;
  maxConnectionsPerAddress?: number;
  inflow?: InflowLimits;
}

export interface CollabServer {
  /** Resolves with the port taken. Rejects with StartError when it cannot be had. */
  listen(host: string, port: number): Promise<number>;
  /** Lets nobody in any more, writes everything, closes the sockets with 1012, ends the HTTP server. The store stays open. */
  drain(): Promise<void>;
  /** Ends everything at once, as a crash would; what is not on disk is lost. For tests. */
  close(): Promise<void>;
}

/** A store that does not take writes holds up the end of the process for this long at most. */
const drainPatienceMs = 5_000;
const closeGraceMs = 1_000;

/** Puts the parts together. Nothing listens until `listen`. */
export function createCollabServer(deps: CollabServerDeps): CollabServer {
  const { store, rooms, clock, logger } = deps;
  const entrance = createRoomEntrance(rooms, deps.access, logger);
  const transport = createTransport({
    entrance,
    tokens: deps.tokens ?? (deps.tokenKey && createTokenGate(deps.tokenKey, clock)),
    allowedOrigins: deps.allowedOrigins,
    proxyKey: deps.proxyKey,
    clock,
    logger,
    ...(deps.metrics && { metrics: deps.metrics }),
    ...(deps.keepAliveMs !== undefined && { keepAliveMs: deps.keepAliveMs }),
    ...(deps.maxConnectionsPerAddress !== undefined && {
      maxConnectionsPerAddress: deps.maxConnectionsPerAddress,
    }),
    ...(deps.inflow && { inflow: deps.inflow }),
  });
  const { exposition } = deps;
  const metrics =
    exposition &&
    createMetricsHandler({
      scrape: () => {
        const { pages, readers } = deps.followed?.() ?? { pages: 0, readers: 0 };
        const figures = sumFigures(rooms.figures(), transport.count());
        return exposition.scrape({ ...figures, followedPages: pages, pageReaders: readers });
      },
      token: exposition.token,
      logger,
    });
  let isDraining = false;
  const probeKey = namedKey("meta", "probe");
  const health = createHealthHandler({
    async probeStore() {
      const value = Buffer.from(String(clock.now()));
      await store.write([{ type: "put", key: probeKey, value }]);
      await store.get(probeKey);
    },
    isDraining: () => isDraining,
    now: () => clock.now(),
  });

  // Who opens a connection and takes its time is no client of ours; each one costs a file descriptor.
  const { handshakeMs = limits.handshakeMs } = deps;
  const timing = { headersTimeout: handshakeMs, connectionsCheckingInterval: handshakeMs / 4 };
  const server = createServer(timing, (request, response) => {
    if (health(request, response) || metrics?.(request, response)) return;
    const answered = request.url?.startsWith("/v1/") ? deps.http?.(request, response) : undefined;
    if (answered !== undefined) {
      answered.catch((error: unknown) => {
        logger.error({ error }, "http.failed");
        response.destroy();
      });
      return;
    }
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8" });
    response.end("Nothing here. Connect with a WebSocket to /<room>.\n");
  });
  // Bytes that are no HTTP: answered where that is still possible, never a reason to stop.
  server.on("clientError", (_error, socket) => {
    // Not waiting for the other side's end, which may never come.
    if (socket.writable) {
      socket.once("finish", () => socket.destroy());
      socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    } else socket.destroy();
  });
  transport.attach(server);

  async function end(graceMs: number): Promise<void> {
    entrance.close();
    await transport.close(graceMs);
    server.closeAllConnections();
    if (server.listening) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  return {
    async listen(host, port) {
      await new Promise<void>((resolve, reject) => {
        server.once("error", (error) => reject(listenError(error, host, port)));
        server.listen(port, host, resolve);
      });
      const address: AddressInfo | string | null = server.address();
      const taken = typeof address === "object" && address !== null ? address.port : port;
      logger.info({ host, port: taken }, "server.listening");
      return taken;
    },
    async drain() {
      if (isDraining) return;
      isDraining = true;
      transport.stopAccepting();
      logger.info(rooms.count(), "server.draining");
      await rooms.drain(drainPatienceMs);
      await end(closeGraceMs);
      logger.info({}, "server.drained");
    },
    close: () => end(0),
  };
}

function listenError(error: Error, host: string, port: number): StartError {
  const code = "code" in error ? error.code : undefined;
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is in use. Stop what listens there, or choose another port with --port (COLLAB_PORT).`,
    EACCES: `Port ${port} on ${host} may not be used by this account. Choose one above 1023 with --port (COLLAB_PORT).`,
    EADDRNOTAVAIL: `${host} is not an address of this machine. Choose another with --host (COLLAB_HOST).`,
    ENOTFOUND: `${host} is not an address. Choose another with --host (COLLAB_HOST).`,
  };
  const sentence = sentences[String(code)] ?? `Port ${port} on ${host} cannot be used (${String(code)}).`;
  return new StartError(sentence, error);
}
