import { afterEach, expect, test, vi } from "vitest";
import { type CollabProcess, type CollabProcessOptions, startCollabProcess } from "./collab-process.ts";
import { StartupError } from "./startup-error.ts";

const say = (port: number) => `process.send({ kind: "listening", port: ${port} });`;
const stay = `process.on("disconnect", () => process.exit(0)); setInterval(() => {}, 1000);`;

let running: CollabProcess | undefined;
afterEach(async () => {
  await running?.stop(2_000);
  running = undefined;
});

async function start(script: string, options: Partial<CollabProcessOptions> = {}): Promise<CollabProcess> {
  running = await startCollabProcess({
    args: ["-e", script],
    cwd: process.cwd(),
    env: process.env,
    startTimeoutMs: 10_000,
    onListening: () => undefined,
    onDown: () => undefined,
    onGivenUp: () => undefined,
    ...options,
  });
  return running;
}

test("is up once the server says so, with the port that it took", async () => {
  const onListening = vi.fn<(port: number) => void>();
  await start(`${say(4711)} ${stay}`, { onListening });
  expect(onListening).toHaveBeenCalledExactlyOnceWith(4711);
});

test.each([
  ["that exits", "process.exit(1)"],
  ["that says it failed and stays (the watcher)", `process.send({ kind: "failed" }); ${stay}`],
])("a server %s before it listens fails the start without a second sentence", async (_what, script) => {
  await expect(start(script)).rejects.toThrow(new StartupError(""));
});

test("a server that never listens is ended", async () => {
  await expect(start(stay, { startTimeoutMs: 300 })).rejects.toThrow(/did not start within/);
});

test("a server that dies is started again, and known to be down meanwhile", async () => {
  const seen: string[] = [];
  // Dies shortly after the first start; the child finds out which start it is by its parent's count in the environment.
  const env: NodeJS.ProcessEnv = { ...process.env, START: "1" };
  await start(
    `${say(1)} if (process.env.START === "1") setTimeout(() => process.exit(9), 50); else { ${stay} }`,
    {
      env,
      onListening: () => seen.push("up"),
      onDown: () => {
        seen.push("down");
        env["START"] = "2";
      },
    },
  );
  await vi.waitFor(() => expect(seen).toEqual(["up", "down", "up"]));
});

test("stopping lets the server drain; one that does not listen to reason is killed", async () => {
  const onDown = vi.fn<() => void>();
  const polite = await start(
    `${say(1)} ${stay} process.on("SIGTERM", () => setTimeout(() => process.exit(0), 100));`,
    { onDown },
  );
  await polite.stop(5_000);
  const deaf = await start(`process.on("SIGTERM", () => {}); ${say(1)} ${stay}`, { onDown });
  await deaf.stop(100);
  expect(onDown).not.toHaveBeenCalled();
});
