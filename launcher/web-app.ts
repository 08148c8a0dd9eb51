import { createServer } from "node:http";
import next from "next";
import type { WebApp } from "./public-server.ts";

export interface NextApp extends WebApp {
  close(): Promise<void>;
}

/** Loads Next.js and makes it ready to answer. In production it serves the build in `.next/`. */
export async function loadNextApp(options: {
  dir: string;
  dev: boolean;
  host: string;
  port: number;
}): Promise<NextApp> {
  // Next.js hangs an upgrade listener on whichever server it sees; ours decides about upgrades, so it gets one that never listens.
  const app = next({
    dir: options.dir,
    dev: options.dev,
    hostname: options.host,
    port: options.port,
    httpServer: createServer(),
    quiet: true,
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  const upgrade = options.dev ? app.getUpgradeHandler() : undefined;
  return {
    handle: (request, response) => {
      handle(request, response).catch(() => {
        // Next.js has logged it; the browser must not wait for ever.
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    },
    upgrade:
      upgrade &&
      ((request, socket, head) => {
        upgrade(request, socket, head).catch(() => socket.destroy());
      }),
    close: () => app.close(),
  };
}
