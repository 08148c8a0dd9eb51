/**
 * The whole of Quire in one program: the public port, the collab server behind it, the app in between.
 *
 *   settings → data folder → port → build → collab server → Next.js → serve → (signal) → drain → exit code
 *
 * The order is that of cost: what can fail cheaply fails before anything is built.
 */
import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { EnvError } from "#lib/env/env-error.ts";
import { readWebEnv } from "#lib/env/web-env.ts";
import { localUrl, networkAddresses } from "./addresses.ts";
import { allocatorSettings } from "./allocator-settings.ts";
import { buildStale } from "./build.ts";
import { type CollabProcess, startCollabProcess } from "./collab-process.ts";
import { createCollabTunnel } from "./collab-tunnel.ts";
import { openDataFolder } from "./data-folder.ts";
import { heapFlags } from "./heap-flags.ts";
import { openPublicServer, type PublicServer } from "./public-server.ts";
import { StartupError } from "./startup-error.ts";
import { createVouch } from "./vouch.ts";
import { loadNextApp, type NextApp } from "./web-app.ts";

export interface RunOptions {
  /** The project's folder. */
  root: string;
  dev: boolean;
  /** Settings come from here, and what the app reads per request is put here: Next.js runs in this process. */
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
  /** Resolves when Quire is to stop. */
  stopped: Promise<void>;
}

/** Time for open documents to be written and sockets to be closed in order. */
const drainMs = 15_000;

/** Runs Quire until `stopped`, and gives the exit code. Throws StartupError when it does not come up. */
export async function runQuire(options: RunOptions): Promise<number> {
  // Stopped while starting: whoever exits takes the children along, and nothing is open yet that had to be drained.
  const running = await Promise.race([startQuire(options), options.stopped]);
  if (running === undefined) return 0;
  const end = await Promise.race([options.stopped, running.givenUp]);
  await running.shutDown();
  if (end !== "given up") return 0;
  throw new StartupError("The collaboration server keeps stopping. Its last messages above say why.");
}

interface RunningQuire {
  /** Resolves when the collab server cannot be kept running. */
  givenUp: Promise<"given up">;
  shutDown: () => Promise<void>;
}

async function startQuire({ root, dev, env, say }: RunOptions): Promise<RunningQuire> {
  const settings = readSettings(env);
  const dataDir = resolve(settings.DATA_DIR);
  const secret = openDataFolder(dataDir, settings.COLLAB_SECRET);
  const proxyKey = randomBytes(32).toString("base64url");
  const vouch = createVouch(proxyKey, settings.TRUST_PROXY);

  let collabPort: number | undefined;
  const collabHost = reachableHost(settings.COLLAB_HOST);
  const tunnel = createCollabTunnel({
    vouch,
    address: () => (collabPort === undefined ? undefined : { host: collabHost, port: collabPort }),
  });
  const server = await openPublicServer({ host: settings.HOST, port: settings.PORT, vouch, tunnel });
  if (!dev) await buildStale(root, say);

  let giveUp: () => void = () => undefined;
  const givenUp = new Promise<"given up">((done) => {
    giveUp = () => done("given up");
  });
  const collab = await startCollabProcess({
    args: dev
      ? ["--watch", "--watch-preserve-output", "--import", "tsx", "collab-server/main.ts"]
      : [...heapFlags, "dist/quire-collab-server.js"],
    cwd: root,
    startTimeoutMs: 30_000,
    env: {
      ...allocatorSettings,
      // Quiet unless asked: whoever types `npm start` wants an address, not a log.
      COLLAB_LOG_LEVEL: "warn",
      ...env,
      COLLAB_SECRET: secret,
      COLLAB_PROXY_KEY: proxyKey,
      COLLAB_DIRECTORY: "on",
      COLLAB_AUTH: "token",
      COLLAB_HOST: settings.COLLAB_HOST,
      COLLAB_PORT: String(settings.COLLAB_PORT),
      DATA_DIR: dataDir,
    },
    onListening: (port) => {
      collabPort = port;
      env["COLLAB_URL"] = `http://${collabHost.includes(":") ? `[${collabHost}]` : collabHost}:${port}`;
    },
    onDown: () => {
      collabPort = undefined;
    },
    onGivenUp: giveUp,
  });

  Object.assign(env, { COLLAB_SECRET: secret, COLLAB_PROXY_KEY: proxyKey });
  const app = await loadNextApp({ dir: root, dev, host: settings.HOST, port: server.port });
  server.serve(app);
  announce(say, settings.HOST, server.port, settings.TRUST_PROXY);
  return { givenUp, shutDown: () => shutDown(server, collab, app) };
}

function readSettings(env: NodeJS.ProcessEnv): ReturnType<typeof readWebEnv> {
  try {
    return readWebEnv(env);
  } catch (error) {
    if (error instanceof EnvError) throw new StartupError(error.message, error);
    throw error;
  }
}

/** Where this machine reaches a server that listens on `host`. */
function reachableHost(host: string): string {
  return host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
}

function announce(say: (line: string) => void, host: string, port: number, trustProxy: number): void {
  say("");
  say(`  Quire is ready: ${localUrl(host, port)}`);
  // Behind a proxy people come by its name. Without "http://", so that there is exactly one address to open.
  const others = trustProxy > 0 ? [] : networkAddresses(host);
  if (others.length > 0)
    say(`  Others in your network: ${others.map((address) => `${address}:${port}`).join(", ")}`);
  say("");
}

async function shutDown(server: PublicServer, collab: CollabProcess, app: NextApp): Promise<void> {
  // The port takes nobody new while the collab server says goodbye through the sockets that are open.
  const closed = server.close(drainMs);
  await collab.stop(drainMs);
  await closed;
  await app.close();
}
