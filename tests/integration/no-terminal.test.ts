/** Servers left alone: nobody reads what they say, the terminal closes, the shell that started them ends. */

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { buildOnce } from "./build-once.ts";
import { bundleServer, type CollabProcess, startProcess } from "./collab-process.ts";
import { endLaunchers, isAlive, startLauncher } from "./launcher-process.ts";
import { connectRaw } from "./raw-client.ts";

let bundle: ReturnType<typeof bundleServer>;
let dataDir: string;
const processes: CollabProcess[] = [];
beforeAll(async () => {
  bundle = bundleServer();
  // A launcher that has to build first is not ready in time; after `npm run build` this does nothing.
  await buildOnce();
}, 300_000);
afterAll(() => bundle.remove());
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "quire-alone-"));
});
afterEach(async () => {
  for (const { child, exited } of processes.splice(0)) {
    child.kill("SIGKILL");
    await exited;
  }
  await endLaunchers();
  await rm(dataDir, { recursive: true, force: true });
});

const settings = () => ["--auth", "open", "--port", "0", "--data", dataDir];

/** Somebody writes, and it is on disk. */
async function write(port: number): Promise<void> {
  const client = connectRaw(`ws://127.0.0.1:${port}/room`);
  await client.synced;
  const sent = client.edit((doc) => doc.getArray("a").push([1]));
  await expect.poll(() => client.settled()).toBeGreaterThanOrEqual(sent);
  client.socket.close();
  await client.closed;
}

test("ALONE a collab server whose output nobody reads goes on, and ends in order", async () => {
  const server = startProcess(bundle.file, settings());
  processes.push(server);
  const port = await server.listening;
  server.child.stdout?.destroy();
  server.child.stderr?.destroy();
  // Each of these is several lines of its log.
  for (let i = 0; i < 5; i++) await write(port);
  server.child.kill("SIGTERM");
  expect(await server.exited).toEqual({ code: 0, signal: null });
});

test("ALONE a launcher whose output nobody reads goes on, and ends in order", async () => {
  const quire = startLauncher({ DATA_DIR: dataDir });
  const url = await quire.ready();
  quire.child.stdout?.destroy();
  quire.child.stderr?.destroy();
  expect((await fetch(url)).status).toBe(200);
  quire.child.kill("SIGTERM");
  expect(await quire.exited).toEqual({ code: 0, signal: null });
});

test("ALONE a terminal that closes is nothing to a server that runs without one", async () => {
  const quire = startLauncher({ DATA_DIR: dataDir });
  const url = await quire.ready();
  process.kill(quire.collabServer(), "SIGHUP");
  quire.child.kill("SIGHUP");
  const server = startProcess(bundle.file, ["--auth", "open", "--port", "0", "--data", join(dataDir, "b")]);
  processes.push(server);
  const port = await server.listening;
  server.child.kill("SIGHUP");
  await write(port);
  expect((await fetch(url)).status).toBe(200);
  quire.child.kill("SIGTERM");
  expect((await quire.exited).code).toBe(0);
  expect(quire.stdout()).toContain("Quire is stopping (SIGTERM).");
});

test("ALONE a server outlives the shell that started it", async () => {
  const command = `${process.execPath} ${bundle.file} ${settings().join(" ")} & echo pid $!`;
  const shell = spawn("sh", ["-c", command], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  shell.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  shell.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await new Promise((resolve) => shell.once("exit", resolve));
  const port = await vi.waitFor(
    () => Number(/:(\d+)\/<room>/.exec(output)?.[1] ?? expect.fail(output)),
    10_000,
  );
  const pid = Number(/pid (\d+)/.exec(output)?.[1]);
  try {
    await write(port);
    expect(isAlive(pid)).toBe(true);
  } finally {
    process.kill(pid, "SIGTERM");
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 10_000);
  }
});
