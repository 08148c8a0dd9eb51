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
  // Next.js hangs an upgrade listener on whichever server it sees. Ours decides about upgrades, so Next.js gets one that
  // never listens, and what is for it (reloading in development) is handed over there.
  const upgrades = createServer();
  const app = next({
    dir: options.dir,
    dev: options.dev,
    hostname: options.host,
    port: options.port,
    httpServer: upgrades,
    quiet: true,
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  return {
    handle: (request, response) => {
      handle(request, response).catch(() => {
        // Next.js has logged it; the browser must not wait for ever.
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    },
    upgrade: options.dev
      ? (request, socket, head) => {
          // Its listener comes with the first request; a page that was open before tries again.
          if (!upgrades.emit("upgrade", request, socket, head)) socket.destroy();
        }
      : undefined,
    close: () => app.close(),
  };
}
