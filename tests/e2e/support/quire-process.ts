/** The real launcher as a child process, on free ports and a data folder of its own. */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

export interface QuireProcess {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  /** The process ids of the launcher, which the web app runs in, and of the collab server. */
  processes(): { web: number; collab: number };
  /** kill -9 of the collab server alone, as a crash would. Answers once it is gone. */
  crashCollabServer(): Promise<void>;
  /** SIGTERM, and the end of every process. */
  stop(): Promise<void>;
}

const startLimitMs = 240_000;

/**
 * Starts Quire and answers once it serves pages. The first start in a clone builds, and takes its time. A folder that is given
 * stays there afterwards.
 */
export async function startQuire(folder?: string): Promise<QuireProcess> {
  const dataDir = folder ?? mkdtempSync(join(tmpdir(), "quire-e2e-"));
  const [port, collabPort] = [await freePort(), await freePort()];
  const launcher = spawn(process.execPath, ["--import", "tsx", "launcher/main.ts"], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      COLLAB_PORT: String(collabPort),
      DATA_DIR: dataDir,
      NEXT_TELEMETRY_DISABLED: "1",
      NODE_ENV: "production",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  launcher.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  launcher.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const url = `http://127.0.0.1:${port}`;
  await until(
    async () => {
      if (launcher.exitCode !== null)
        throw new Error(`The launcher ended with ${launcher.exitCode}:\n${output}`);
      return (await fetch(url).catch(() => undefined))?.ok === true;
    },
    startLimitMs,
    () => `Quire did not start:\n${output}`,
  );
  return {
    url,
    port,
    processes: () => ({ web: launcher.pid ?? -1, collab: collabServerOf(launcher.pid ?? -1) }),
    async crashCollabServer() {
      const child = collabServerOf(launcher.pid ?? -1);
      process.kill(child, "SIGKILL");
      await until(
        () => !isAlive(child),
        10_000,
        () => "The collab server survived kill -9",
      );
    },
    async stop() {
      launcher.kill("SIGTERM");
      await until(
        () => launcher.exitCode !== null || launcher.signalCode !== null,
        20_000,
        () => {
          launcher.kill("SIGKILL");
          return `The launcher did not stop:\n${output}`;
        },
      );
      if (folder === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The launcher's descendant that is the collab server, as Linux's /proc tells it. */
function collabServerOf(launcher: number): number {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({ pid: Number(pid), parent: parentOf(pid), command: readProc(pid, "cmdline") }));
  const isBelow = (pid: number): boolean => {
    const parent = processes.find((process_) => process_.pid === pid)?.parent;
    return parent !== undefined && (parent === launcher || isBelow(parent));
  };
  // Where the launcher starts it through a shell or a loader, the innermost one is the server.
  const found = processes.filter(({ pid, command }) => /collab-server/.test(command) && isBelow(pid)).at(-1);
  if (found === undefined) throw new Error("The launcher has no collab server");
  return found.pid;
}

function parentOf(pid: string): number | undefined {
  // The second field is the program's name in brackets and may hold spaces and brackets itself.
  const fields = readProc(pid, "stat").split(") ").at(-1)?.split(" ");
  return fields?.[1] === undefined ? undefined : Number(fields[1]);
}

function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    // It ended while we were looking.
    return "";
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function until(
  condition: () => boolean | Promise<boolean>,
  limitMs: number,
  failure: () => string,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(failure());
    await delay(100);
  }
}
