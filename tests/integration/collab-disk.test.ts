/** A disk that is full, and one whose fsync fails, for real: nothing is called saved that is not, and no restart is needed. */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { bundleServer, type CollabProcess, startProcess } from "./collab-process.ts";
import { connectRaw, type RawClient } from "./raw-client.ts";

let bundle: ReturnType<typeof bundleServer>;
const home = await mkdtemp(join(tmpdir(), "quire-disk-"));
const disk = join(home, "disk");
const processes: CollabProcess[] = [];
const clients: RawClient[] = [];
beforeAll(() => {
  bundle = bundleServer();
});
afterEach(async () => {
  for (const { socket } of clients.splice(0)) socket.terminate();
  for (const { child, exited } of processes.splice(0)) {
    child.kill("SIGKILL");
    await exited;
  }
});
afterAll(async () => {
  bundle.remove();
  if (refusal === undefined) execFileSync("umount", [disk]);
  await rm(home, { recursive: true, force: true });
});

/** Why there can be no small disk here, or no library that fails; undefined when there can. */
function reasonAgainst(attempt: () => void): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? "unknown") : String(error);
  }
}

await mkdir(disk);
const refusal = reasonAgainst(() => {
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", disk], { stdio: "pipe" });
});

const library = join(home, "failing-fsync.so");
const switchFile = join(home, "fail");
await writeFile(
  join(home, "failing-fsync.c"),
  `#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
static int fails(const char *name, int fd) {
  const char *file = getenv("FAIL_FSYNC_WHILE");
  if (file && access(file, F_OK) == 0) { errno = EIO; return -1; }
  return ((int (*)(int))dlsym(RTLD_NEXT, name))(fd);
}
int fsync(int fd) { return fails("fsync", fd); }
int fdatasync(int fd) { return fails("fdatasync", fd); }
`,
);
const noCompiler = reasonAgainst(() => {
  execFileSync("cc", ["-shared", "-fPIC", "-o", library, join(home, "failing-fsync.c"), "-ldl"], {
    stdio: "pipe",
  });
});

async function start(
  dataDir: string,
  env: Record<string, string> = {},
): Promise<{ server: CollabProcess; url: string }> {
  const server = startProcess(
    bundle.file,
    ["--auth", "open", "--port", "0", "--data", dataDir, "--log-level", "warn"],
    env,
  );
  processes.push(server);
  return { server, url: `127.0.0.1:${await server.listening}` };
}

async function join_(url: string, room = "room"): Promise<RawClient> {
  const client = connectRaw(`ws://${url}/${room}`);
  clients.push(client);
  await client.synced;
  return client;
}

const soon = { timeout: 30_000, interval: 20 };
const push = (client: RawClient, value: string) =>
  client.edit((doc) => doc.getArray<string>("a").push([value]));
const blocked = (client: RawClient) =>
  client.frames.flatMap((frame) => (frame.type === "session" ? [frame.session.save?.blocked] : [])).at(-1);
const ready = async (url: string) => (await fetch(`http://${url}/readyz`)).status;

/** Breaks the disk and mends it: what people see meanwhile, and what a newcomer finds after the next start. */
async function expectRecovery(
  dataDir: string,
  env: Record<string, string>,
  breakDisk: (writer: RawClient) => Promise<void>,
  mend: () => Promise<void>,
) {
  const { server, url } = await start(dataDir, env);
  const [writer, reader] = [await join_(url), await join_(url)];
  const before = push(writer, "before");
  await expect.poll(() => writer.settled(), soon).toBeGreaterThanOrEqual(before);

  await breakDisk(writer);
  await expect.poll(() => blocked(writer), soon).toBe("store_failed");
  const settled = writer.settled();
  const during = push(writer, "during");
  // The room is read-only: what cannot be saved goes to nobody, and who comes now may read.
  await expect.poll(() => blocked(reader), soon).toBe("store_failed");
  const newcomer = await join_(url);
  expect(newcomer.doc.getArray("a").toArray()).toContain("before");
  expect([reader, newcomer].map(({ doc }) => doc.getArray("a").toArray().includes("during"))).toEqual([
    false,
    false,
  ]);
  expect(blocked(newcomer)).toBe("store_failed");
  expect(await ready(url)).toBe(503);
  expect([writer.settled(), during > settled]).toEqual([settled, true]);

  await mend();
  await expect.poll(() => writer.settled(), soon).toBeGreaterThanOrEqual(during);
  for (const client of [writer, reader, newcomer]) await expect.poll(() => blocked(client), soon).toBeNull();
  await expect.poll(() => ready(url), soon).toBe(200);
  await expect.poll(() => reader.doc.getArray("a").toArray(), soon).toContain("during");
  const last = push(writer, "after");
  await expect.poll(() => writer.settled(), soon).toBeGreaterThanOrEqual(last);
  const expected = writer.doc.getArray("a").toArray();
  server.child.kill("SIGKILL");
  await server.exited;
  expect(server.stdout()).toContain("store.append_failed");

  const verify = startProcess(bundle.file, ["verify", "--data", dataDir]);
  expect([(await verify.exited).code, verify.stdout()]).toEqual([
    0,
    expect.stringContaining("Everything is sound"),
  ]);
  const again = await start(dataDir);
  expect((await join_(again.url)).doc.getArray("a").toArray()).toEqual(expected);
}

test.skipIf(refusal !== undefined)(
  `DISK-FULL a full disk is told, nothing is called saved, and space is all it needs${refusal === undefined ? "" : ` (skipped: ${refusal})`}`,
  async () => {
    // LevelDB needs as much space as its log has to open anew.
    const ballast = join(disk, "ballast");
    await writeFile(ballast, new Uint8Array(15_000_000));
    await expectRecovery(
      join(disk, "data"),
      {},
      async (writer) => {
        for (let i = 0; i < 60 && blocked(writer) !== "store_failed"; i++) {
          const sent = writer.edit((doc) =>
            doc.getMap("m").set("value", randomBytes(150_000).toString("hex")),
          );
          await expect
            .poll(() => writer.settled() >= sent || blocked(writer) === "store_failed", soon)
            .toBe(true);
        }
      },
      () => rm(ballast),
    );
  },
);

test.skipIf(noCompiler !== undefined)(
  `FSYNC an fsync that fails is told, nothing is called saved, and it is tried until it works${noCompiler === undefined ? "" : ` (skipped: ${noCompiler})`}`,
  async () => {
    await expectRecovery(
      join(home, "data"),
      { LD_PRELOAD: library, FAIL_FSYNC_WHILE: switchFile },
      async (writer) => {
        await writeFile(switchFile, "");
        push(writer, "first to fail");
      },
      () => rm(switchFile),
    );
  },
);
