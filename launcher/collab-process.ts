/**
 * The collab server as a child process: started, watched, started again when it dies, stopped with time to drain.
 *
 *   starting ──listening──► running ──dies──► waiting ──delay──► starting …     (too often: failed)
 *      └──────dies or takes too long──────► failed               stop() from anywhere ──► stopped
 */
import { type ChildProcess, spawn } from "node:child_process";
import { childMessageSchema } from "#lib/collab/child-message.ts";
import { restartDelay } from "./restart-policy.ts";
import { StartupError } from "./startup-error.ts";

export interface CollabProcessOptions {
  /** Arguments for this Node.js: the bundle, or the watcher and the source. */
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** A start that takes longer has failed. Opening a large store after a crash is the slowest part of it. */
  startTimeoutMs: number;
  /** Called at each start with the port that the server took. */
  onListening: (port: number) => void;
  /** Called when the server is down, until `onListening`. */
  onDown: () => void;
  /** Called when it died too often to start it again. */
  onGivenUp: () => void;
}

export interface CollabProcess {
  /** SIGTERM, and SIGKILL after `graceMs`. Resolves when the process is gone. */
  stop(graceMs: number): Promise<void>;
}

/** Starts the server and resolves once it listens. Throws StartupError when it does not come up. */
export async function startCollabProcess(options: CollabProcessOptions): Promise<CollabProcess> {
  const crashes: number[] = [];
  let state: "starting" | "running" | "waiting" | "failed" | "stopped" = "starting";
  let restartTimer: NodeJS.Timeout | undefined;
  let child = spawnServer(options);

  const listen = async (): Promise<void> => {
    const port = await listening(child, options.startTimeoutMs);
    if (state === "stopped") return;
    state = "running";
    options.onListening(port);
    child.on("message", (message) => {
      // Under the watcher of `npm run dev` the server comes again in the same child.
      const again = childMessageSchema.safeParse(message);
      if (again.success && again.data.kind === "listening") options.onListening(again.data.port);
    });
    onceGone(child, recover);
  };

  const recover = (): void => {
    if (state === "stopped") return;
    options.onDown();
    crashes.push(Date.now());
    const delay = restartDelay(crashes);
    if (delay === undefined) {
      state = "failed";
      options.onGivenUp();
      return;
    }
    state = "waiting";
    restartTimer = setTimeout(() => {
      state = "starting";
      child = spawnServer(options);
      // A start that fails is one more crash.
      listen().catch(recover);
    }, delay);
  };

  await listen();
  return {
    stop: async (graceMs) => {
      state = "stopped";
      clearTimeout(restartTimer);
      await stopChild(child, graceMs);
    },
  };
}

function spawnServer({ args, cwd, env }: CollabProcessOptions): ChildProcess {
  return spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "inherit", "inherit", "ipc"] });
}

function listening(child: ChildProcess, timeoutMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      child.off("message", onMessage).off("exit", onExit).off("error", onError);
      act();
    };
    // The server has put its own sentence on stderr by then; a second one would only hide it.
    const failed = () => new StartupError("");
    const onExit = () => settle(() => reject(failed()));
    const onError = (error: Error) =>
      settle(() => reject(new StartupError("The collaboration server could not be started.", error)));
    const onMessage = (message: unknown) => {
      const parsed = childMessageSchema.safeParse(message);
      if (!parsed.success) return;
      const said = parsed.data;
      settle(() => (said.kind === "listening" ? resolve(said.port) : reject(failed())));
    };
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      settle(() =>
        reject(
          new StartupError(
            `The collaboration server did not start within ${Math.round(timeoutMs / 1000)} seconds.`,
          ),
        ),
      );
    }, timeoutMs);
    child.on("message", onMessage).on("exit", onExit).on("error", onError);
  });
}

/** Calls `then` once the process is gone, also when it already is. */
function onceGone(child: ChildProcess, then: () => void): void {
  if (child.exitCode !== null || child.signalCode !== null) then();
  else child.once("exit", then);
}

async function stopChild(child: ChildProcess, graceMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    onceGone(child, resolve);
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), graceMs);
    child.once("exit", () => clearTimeout(timer));
  });
}
