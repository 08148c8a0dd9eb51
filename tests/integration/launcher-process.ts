/** The real launcher as a child process, with free ports unless a test says otherwise. */
import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { vi } from "vitest";

export const projectRoot = new URL("../..", import.meta.url).pathname;

export interface LauncherProcess {
  child: ChildProcess;
  stdout: () => string;
  stderr: () => string;
  /** `http://localhost:<port>` once it is ready; rejects with what was written when it ends before that. */
  ready: () => Promise<string>;
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** The process id of the collab server, as Linux's /proc tells it. */
  collabServer: () => number;
}

const running = new Set<ChildProcess>();

/** Starts it with `env` over an environment without any setting of Quire. */
export function startLauncher(env: Record<string, string>): LauncherProcess {
  const child = spawn(process.execPath, ["--import", "tsx", "launcher/main.ts"], {
    cwd: projectRoot,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: "0",
      COLLAB_PORT: "0",
      ...env,
      NODE_ENV: "production",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once("close", (code, signal) => {
      running.delete(child);
      resolve({ code, signal });
    });
  });
  const pid = child.pid ?? -1;
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    exited,
    ready: () =>
      vi.waitFor(
        () => {
          const url = /http:\/\/\S+/.exec(stdout)?.[0];
          if (url === undefined)
            throw new Error(`not ready; exit code ${child.exitCode}\n${stdout}\n${stderr}`);
          return url;
        },
        { timeout: 30_000, interval: 50 },
      ),
    collabServer: () => childOf(pid, "quire-collab-server.js"),
  };
}

/** Ends whatever a failed test left running. */
export async function endLaunchers(): Promise<void> {
  for (const child of running) child.kill("SIGKILL");
  await vi.waitFor(() => {
    if (running.size > 0) throw new Error("still running");
  });
}

/** True while a process of that id is there and no zombie. */
export function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

function childOf(parent: number, program: string): number {
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const [, ppid] = /^\d+ \(.*\) \S (\d+)/.exec(readFileSync(`/proc/${entry}/stat`, "utf8")) ?? [];
      if (Number(ppid) !== parent) continue;
      if (readFileSync(`/proc/${entry}/cmdline`, "utf8").includes(program)) return Number(entry);
    } catch {
      // It ended while we looked.
    }
  }
  throw new Error(`process ${parent} has no child ${program}`);
}
