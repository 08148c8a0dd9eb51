import { execFileSync } from "node:child_process";
import { stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { openLevelDatabase } from "#collab-server/storage/level-database.ts";
import { numberedKey } from "#collab-server/storage/storage-key.ts";
import { useProgram } from "./program-bench.ts";
import { connectRaw } from "./raw-client.ts";

const bench = useProgram();
const { run, end } = bench;
let dataDir: string;
beforeEach(() => {
  dataDir = bench.home();
});
const settings = () => ["--port", "0", "--data", dataDir];

test("START listens within a second, keeps its secret to itself, and ends on SIGTERM with 0", async () => {
  const startedAt = performance.now();
  const server = run(settings());
  const port = await server.listening;
  expect(performance.now() - startedAt).toBeLessThan(3_000);
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  expect((await stat(join(dataDir, "secret"))).mode & 0o777).toBe(0o600);
  server.child.kill("SIGTERM");
  expect(await server.exited).toEqual({ code: 0, signal: null });
  for (const line of server.stdout().trim().split("\n")) expect(JSON.parse(line)).toHaveProperty("msg");
});

test("START ends by itself when the launcher that started it is gone", async () => {
  const server = run(settings());
  await server.listening;
  server.child.disconnect();
  expect((await server.exited).code).toBe(0);
});

test("START-REFUSED a port in use, a folder in use or not writable: one sentence, exit code 1, no stack", async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, "127.0.0.1", resolve));
  const address = blocker.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  const inUse = await end(["--port", String(port), "--data", dataDir]);
  blocker.close();
  expect(inUse).toMatchObject({ code: 1, out: "" });
  expect(inUse.err).toMatch(/^Port \d+ on 127\.0\.0\.1 is in use\. .*\n$/);

  const server = run(settings());
  await server.listening;
  const second = await end(settings());
  expect(second).toEqual({ code: 1, out: "", err: expect.stringMatching(/^Another process is using .*\n$/) });

  const file = join(dataDir, "file");
  await writeFile(file, "");
  const noFolder = await end(["--port", "0", "--data", join(file, "data")]);
  expect(noFolder).toEqual({
    code: 1,
    out: "",
    err: expect.stringMatching(/^The data folder .* cannot be written .*\n$/),
  });
});

test("CONFIG all problems are told at once, flags win over the environment, secrets stay hidden", async () => {
  const bad = await end(
    ["start", "--port", "x", "--auth", "maybe", "--nonsense", "--allowed-origins", "evil"],
    {
      COLLAB_LOG_LEVEL: "loud",
      COLLAB_SECRET: "short",
    },
  );
  expect(bad.code).toBe(1);
  for (const name of [
    "--port",
    "--auth",
    "--nonsense",
    "--allowed-origins",
    "COLLAB_LOG_LEVEL",
    "COLLAB_SECRET",
  ]) {
    expect(bad.err).toContain(name);
  }
  expect(bad.err).not.toContain("short\n");
  const shown = await end(["check-config", "--port", "4321"], {
    COLLAB_PORT: "1",
    COLLAB_HOST: "::1",
    COLLAB_SECRET: "s".repeat(43),
  });
  expect(shown).toMatchObject({ code: 0, err: "" });
  expect(shown.out).toContain("COLLAB_PORT=4321\n");
  expect(shown.out).toContain("COLLAB_HOST=::1\n");
  expect(shown.out).toContain("COLLAB_SECRET=***\n");
  expect((await end(["--auth", "open"], { COLLAB_DIRECTORY: "on" })).err).toContain("npm start needs token");
});

test("CONFIG --help lists every setting, --version the version, an unknown word is a sentence", async () => {
  const { out, code } = await end(["--help"]);
  expect(code).toBe(0);
  for (const name of [
    "--host",
    "--port",
    "--data",
    "--auth",
    "--allowed-origins",
    "COLLAB_SECRET",
    "token",
    "people",
  ]) {
    expect(out).toContain(name);
  }
  expect((await end(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(await end(["dance"])).toEqual({ code: 1, out: "", err: "“dance” is no command; see --help.\n" });
});

test("CONFIG the program is a plain file that starts by its own name, as npx starts it", () => {
  expect(execFileSync(bench.file(), ["--version"], { encoding: "utf8" })).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("PEOPLE from the command line: a sentence for no data, nobody in a folder without people, a link for nobody", async () => {
  expect(await end(["people", "--data", join(dataDir, "none")])).toMatchObject({
    code: 1,
    err: expect.stringContaining("There is no data in"),
  });
  const server = run(settings());
  const port = String(await server.listening);
  const asked = await end(["people", "--data", dataDir, "--port", port]);
  expect(asked).toMatchObject({ code: 0, err: "" });
  const link = await end(["people", "link", "nobody", "--data", dataDir, "--port", port]);
  expect(link).toEqual({ code: 1, out: "", err: "Nobody with this id was ever here.\n" });
});

test("TOKEN a printed token opens its room with its role, and no other room", async () => {
  const server = run(settings());
  const url = `ws://127.0.0.1:${await server.listening}`;
  const printed = await end([
    "token",
    "--room",
    "my room",
    "--role",
    "view",
    "--for",
    "10m",
    "--data",
    dataDir,
  ]);
  const token = printed.out.trim();
  const viewer = connectRaw(`${url}/my%20room?token=${token}`);
  await viewer.synced;
  expect(viewer.frames[0]).toMatchObject({ session: { role: "view" } });
  viewer.socket.terminate();
  expect((await connectRaw(`${url}/other?token=${token}`).closed).code).toBe(4403);
  const wrong = await end(["token", "--role", "king", "--for", "soon", "--data", dataDir]);
  expect(wrong).toMatchObject({ code: 1, out: "" });
  expect(wrong.err.trim().split("\n")).toHaveLength(3);
});

test("TOKEN under npm start a room claim opens nothing", async () => {
  const secret = "s".repeat(43);
  const server = run(settings(), { COLLAB_DIRECTORY: "on", COLLAB_SECRET: secret });
  const url = `ws://127.0.0.1:${await server.listening}`;
  const printed = await end(["token", "--room", "room", "--data", dataDir], { COLLAB_SECRET: secret });
  expect((await connectRaw(`${url}/room?token=${printed.out.trim()}`).closed).code).toBe(4403);
});

test("OPEN --auth open is loud about it", async () => {
  const server = run([...settings(), "--auth", "open"]);
  const url = `ws://127.0.0.1:${await server.listening}`;
  await connectRaw(`${url}/anything`).synced;
  server.child.kill("SIGTERM");
  await server.exited;
  expect(server.stderr()).toContain("WARNING  --auth open");
});

test("DRAIN what was typed a moment before SIGTERM is there after the next start", async () => {
  const server = run([...settings(), "--auth", "open"]);
  const client = connectRaw(`ws://127.0.0.1:${await server.listening}/room`);
  await client.synced;
  for (let i = 0; i < 200; i++) client.edit((doc) => doc.getArray("a").push([i]));
  await expect.poll(() => client.settled(), { interval: 1 }).toBeGreaterThan(100);
  server.child.kill("SIGTERM");
  expect((await client.closed).code).toBe(1012);
  const settled = client.settled();
  await server.exited;
  const again = run([...settings(), "--auth", "open"]);
  const reader = connectRaw(`ws://127.0.0.1:${await again.listening}/room`);
  await reader.synced;
  expect(reader.doc.getArray("a").length).toBeGreaterThanOrEqual(settled - 1);
  reader.socket.terminate();
});

test("LOG-DAMAGED a damaged row is moved aside and reported, the rest of the document opens", async () => {
  const open = [...settings(), "--auth", "open"];
  const server = run(open);
  const client = connectRaw(`ws://127.0.0.1:${await server.listening}/room`);
  await client.synced;
  for (const [index, key] of ["a", "b", "c"].entries()) {
    client.edit((doc) => doc.getMap("m").set(key, index));
    await expect.poll(() => client.settled()).toBe(index + 2);
  }
  server.child.kill("SIGTERM");
  await server.exited;

  const database = await openLevelDatabase(join(dataDir, "leveldb"));
  const key = numberedKey("log", "room", 3);
  const value = Uint8Array.from((await database.get(key)) ?? []);
  const at = value.byteLength - 3;
  value[at] = (value[at] ?? 0) ^ 1;
  await database.batch([{ type: "put", key, value }]);
  await database.close();

  const again = run(open);
  const reader = connectRaw(`ws://127.0.0.1:${await again.listening}/room`);
  await reader.synced;
  expect(reader.doc.getMap("m").toJSON()).toEqual({ a: 0, b: 1 });
  // Who still has it brings it back.
  const { doc } = client;
  reader.socket.terminate();
  const owner = connectRaw(`ws://127.0.0.1:${await again.listening}/room`);
  await owner.synced;
  owner.edit((copy) => copy.getMap("m").set("d", 3));
  await expect.poll(() => owner.settled()).toBe(2);
  expect(doc.getMap("m").toJSON()).toEqual({ a: 0, b: 1, c: 2 });
  again.child.kill("SIGTERM");
  await again.exited;
  expect(again.stdout()).toContain('"kind":"damaged","sequence":3');
});
