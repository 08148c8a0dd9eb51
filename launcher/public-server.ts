/** The one port that browsers see: pages and API go to the app, WebSockets under /collab/ to the collab server. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { limits } from "#lib/collab/limits.ts";
import { type CollabTunnel, collabPath } from "./collab-tunnel.ts";
import { passEncoding } from "./pass-encoding.ts";
import { refuseUpgrade } from "./refuse-upgrade.ts";
import { setSecurityHeaders } from "./security-headers.ts";
import { StartupError, systemErrorCode } from "./startup-error.ts";
import { type Vouch, vouchFor } from "./vouch.ts";

/** No body that is longer is welcome anywhere; below it each route has a limit of its own. */
const maxBodyBytes = Math.max(limits.maxContentBodyBytes, limits.maxBlobBytes);

/** What answers behind the port: Next.js, or a stand-in in tests. */
export interface WebApp {
  handle: RequestListener;
  /** Upgrades that are not for the collab server: the development server's reloading. Undefined: there are none. */
  upgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) | undefined;
}

export interface PublicServerOptions {
  host: string;
  port: number;
  vouch: Vouch;
  tunnel: CollabTunnel;
}

export interface PublicServer {
  readonly port: number;
  /** Until this is called, requests wait: the port is taken first, so that one in use is known before anything is built. */
  serve(app: WebApp): void;
  /** Takes no more requests, lets the ones under way end for at most `graceMs`, then closes every connection. */
  close(graceMs: number): Promise<void>;
}

/** Takes the port. Throws StartupError when it is not to be had. */
export async function openPublicServer(options: PublicServerOptions): Promise<PublicServer> {
  let serve: (app: WebApp) => void = () => undefined;
  const ready = new Promise<WebApp>((resolve) => {
    serve = resolve;
  });
  const sockets = new Set<Duplex>();
  let isClosing = false;
  const server = createServer((request, response) => {
    response.once("close", () => {
      // A connection that was busy when closing began becomes idle now, and browsers keep idle ones.
      if (isClosing) setImmediate(() => server.closeIdleConnections());
    });
    void ready.then((app) => answer(request, response, app, options.vouch));
  });
  // Longer than the usual proxy's idle timeout: the proxy must be the one that closes, or it meets a closed socket.
  server.keepAliveTimeout = 75_000;
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("upgrade", (request, socket, head) => {
    if (pathOf(request).startsWith(collabPath)) return options.tunnel(request, socket, head);
    socket.on("error", () => socket.destroy());
    void ready.then((app) => {
      if (app.upgrade === undefined) return refuseUpgrade(socket, 404);
      vouchFor(request, options.vouch);
      return app.upgrade(request, socket, head);
    });
  });
  await listen(server, options);
  return {
    port: addressOf(server).port,
    serve: (app) => serve(app),
    close: (graceMs) => {
      isClosing = true;
      return close(server, sockets, graceMs);
    },
  };
}

function answer(request: IncomingMessage, response: ServerResponse, app: WebApp, vouch: Vouch): void {
  const path = pathOf(request);
  const { proto } = vouchFor(request, vouch);
  setSecurityHeaders(response, path, proto);
  if (path.startsWith(collabPath)) {
    response.writeHead(426, { connection: "upgrade", upgrade: "websocket", "content-type": "text/plain" });
    response.end("This address is for WebSockets.\n");
    return;
  }
  if (Number(request.headers["content-length"] ?? 0) > maxBodyBytes) {
    // Next would read it all, cut it off, and complain of what is left.
    response.writeHead(413, { connection: "close", "content-type": "text/plain" });
    response.end("This is too large.\n");
    return;
  }
  passEncoding(response);
  app.handle(request, response);
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?", 1)[0] ?? "/";
}

async function listen(server: Server, { host, port }: PublicServerOptions): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    throw new StartupError(listenSentence(systemErrorCode(error), host, port), error);
  }
}

function listenSentence(code: string | undefined, host: string, port: number): string {
  if (code === "EADDRINUSE")
    return `Port ${port} is in use. Stop the program that uses it (another Quire?), or choose another port: PORT=${port + 1} npm start`;
  if (code === "EACCES") return `Port ${port} is not allowed for this user. Choose one above 1023 with PORT.`;
  return `HOST=${host} is no address of this machine. Leave it out to listen on all of them.`;
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new Error("the server does not listen on a port");
  return address;
}

async function close(server: Server, sockets: ReadonlySet<Duplex>, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  // Upgraded sockets are no longer the server's, and idle ones in keep-alive may come back: past the grace all go.
  const timer = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, graceMs);
  await closed;
  clearTimeout(timer);
}
