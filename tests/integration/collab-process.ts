/** The real program as a process of its own, bundled once per test run, on a free port. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { childMessageSchema } from "#lib/collab/child-message.ts";

const root = join(import.meta.dirname, "../../");

/** Bundles the server where its packages can be found. Answers the file; `remove` takes it away. */
export function bundleServer(): { file: string; remove: () => void } {
  const file = `${root}node_modules/.cache/quire-test/collab-server-${process.pid}.js`;
  execFileSync(process.execPath, ["--import", "tsx", `${root}collab-server/bundle.ts`, file], { cwd: root });
  return {
    file,
    remove() {
      for (const end of [".js", ".thread.js", ".search.js"])
        rmSync(file.replace(/\.js$/, end), { force: true });
    },
  };
}

export interface CollabProcess {
  child: ChildProcess;
  /** Resolves with the port; rejects with what was written to stderr when the process ends before it listens. */
  listening: Promise<number>;
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  stdout: () => string;
  stderr: () => string;
}

/** Starts it. The environment is empty but for what is given. */
export function startProcess(
  file: string,
  args: readonly string[],
  env: Record<string, string> = {},
): CollabProcess {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    env: { NODE_ENV: "production", PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout?.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  // Not `close`: it never comes when the channel was closed from this side.
  const read = [child.stdout, child.stderr].map(
    (stream) => new Promise((resolve) => stream?.once("close", resolve)),
  );
  const gone = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  const exited = Promise.all([gone, ...read]).then(([end]) => end);
  const listening = new Promise<number>((resolve, reject) => {
    child.on("message", (message) => {
      const parsed = childMessageSchema.safeParse(message);
      if (parsed.success && parsed.data.kind === "listening") resolve(parsed.data.port);
    });
    child.once("exit", () => reject(new Error(`the server ended: ${stderr}`)));
  });
  // A test that kills the server while it starts does not wait for this.
  listening.catch(() => {});
  return { child, listening, exited, stdout: () => stdout, stderr: () => stderr };
}
