/** The bundled program for the tests of a file: each with a folder of its own, and nothing is left behind. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { bundleServer, type CollabProcess, startProcess } from "./collab-process.ts";

export interface ProgramBench {
  /** The program as a plain file. */
  file: () => string;
  /** A folder of this test's. */
  home: () => string;
  /** Starts it; what still runs after the test is killed. */
  run: (args: readonly string[], env?: Record<string, string>) => CollabProcess;
  /** Runs it to its end: exit code, and what was said to people. */
  end: (args: readonly string[], env?: Record<string, string>) => Promise<ProgramEnd>;
}

export interface ProgramEnd {
  code: number | null;
  out: string;
  err: string;
}

/** Registers the hooks of the file that calls it. */
export function useProgram(): ProgramBench {
  let bundle: ReturnType<typeof bundleServer>;
  let home: string;
  const processes: CollabProcess[] = [];
  beforeAll(() => {
    bundle = bundleServer();
  });
  afterAll(() => bundle.remove());
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), "quire-program-"));
  });
  afterEach(async () => {
    for (const { child, exited } of processes.splice(0)) {
      child.kill("SIGKILL");
      await exited;
    }
    await rm(home, { recursive: true, force: true });
  });

  function run(args: readonly string[], env?: Record<string, string>): CollabProcess {
    const process = startProcess(bundle.file, args, env);
    processes.push(process);
    return process;
  }
  return {
    file: () => bundle.file,
    home: () => home,
    run,
    async end(args, env) {
      const process = run(args, env);
      const { code } = await process.exited;
      return { code, out: process.stdout(), err: process.stderr() };
    },
  };
}
