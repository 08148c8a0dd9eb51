/** One server under measurement: a child process, and what the kernel says of it. Linux only (/proc). */
import { type ChildProcess, fork } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Subject } from "./subjects.ts";

export interface ServerProcess {
  readonly port: number;
  /** Seconds of processor time that all its threads took so far, in steps of 10 ms. */
  cpuSeconds(): number;
  /** Resident bytes as they are. */
  residentBytes(): number;
  /** The most resident bytes since the last `forgetPeak`. */
  peakBytes(): number;
  forgetPeak(): void;
  /** Collects garbage there, and tells what the probe knows. */
  collect(): Promise<ProbeAnswer>;
  counts(): Promise<ProbeAnswer["counts"]>;
  /** Resolves when it took no processor time to speak of for a second, or after `mostMs`. */
  untilQuiet(mostMs: number): Promise<void>;
  /** SIGTERM, and SIGKILL after ten seconds. */
  stop(): Promise<void>;
  /** SIGKILL: what a crash leaves behind. */
  kill(): Promise<void>;
}

export interface ProbeAnswer {
  counts: { syncs: number; rows: number };
  memory: { heapUsed: number; external: number; arrayBuffers: number };
}

const ticksPerSecond = 100;

/** Starts `subject` on `folder`. `profileTo`: a folder for a processor profile, written when it stops. */
export async function startServer(
  subject: Subject,
  folder: string,
  profileTo?: string,
): Promise<ServerProcess> {
  const [file = "", ...args] = subject.command(folder);
  const child = fork(file, args, {
    execArgv: [
      ...(subject.nodeFlags ?? []),
      "--expose-gc",
      "--import",
      join(import.meta.dirname, "probe.js"),
      ...(profileTo === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profileTo}`]),
    ],
    env: { ...process.env, ...subject.env(folder), NODE_ENV: "production" },
    stdio: ["ignore", "ignore", process.env["BENCH_STDERR"] ? "inherit" : "ignore", "ipc"],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${subject.name} did not start`);
  // A measurement that dies must leave no server behind.
  process.once("exit", () => child.kill("SIGKILL"));
  const told = await answerOf(child, (message) => message["kind"] === "listening");
  const proc = `/proc/${pid}`;

  function cpuSeconds(): number {
    // The name of the process, in parentheses, may hold spaces; utime and stime are the 12th and 13th word behind it.
    const words = readFileSync(`${proc}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(words[11]) + Number(words[12])) / ticksPerSecond;
  }

  function statusBytes(field: string): number {
    const line = readFileSync(`${proc}/status`, "utf8").match(new RegExp(`${field}:\\s+(\\d+) kB`));
    return Number(line?.[1] ?? 0) * 1024;
  }

  async function ask(probe: string): Promise<ProbeAnswer> {
    const answer = answerOf(child, (message) => message["probe"] === probe);
    child.send({ probe });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- probe.js says so
    return (await answer) as unknown as ProbeAnswer;
  }

  return {
    port: Number(told["port"]),
    cpuSeconds,
    residentBytes: () => statusBytes("VmRSS"),
    peakBytes: () => statusBytes("VmHWM"),
    forgetPeak: () => writeFileSync(`${proc}/clear_refs`, "5"),
    collect: () => ask("gc"),
    counts: async () => (await ask("counts")).counts,
    async untilQuiet(mostMs) {
      const end = Date.now() + mostMs;
      for (let last = cpuSeconds(); Date.now() < end; ) {
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        const now = cpuSeconds();
        if (now - last <= 0.03) return;
        last = now;
      }
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await gone;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const killer = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await gone;
      clearTimeout(killer);
    },
  };
}

type Told = Record<string, unknown>;

function answerOf(child: ChildProcess, isIt: (message: Told) => boolean): Promise<Told> {
  return new Promise((resolve, reject) => {
    const failed = (): void => reject(new Error("the server ended"));
    function hear(message: unknown): void {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own files said it
      const told = message as Told;
      if (!isIt(told)) return;
      child.off("message", hear);
      child.off("exit", failed);
      resolve(told);
    }
    child.on("message", hear);
    child.once("exit", failed);
  });
}

/** Bytes of all files under `folder`. */
export function folderBytes(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).size;
  }
  return bytes;
}
