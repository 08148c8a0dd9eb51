/** backup, restore, verify and inspect as an operator types them: the real program, on a real folder. */
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeEach, expect, test } from "vitest";
import { openLevelDatabase } from "#collab-server/storage/level-database.ts";
import { namedKey, numberedKey } from "#collab-server/storage/storage-key.ts";
import type { CollabProcess } from "./collab-process.ts";
import { useProgram } from "./program-bench.ts";
import { connectRaw, type RawClient } from "./raw-client.ts";

const bench = useProgram();
let home: string;
let dataDir: string;
beforeEach(() => {
  home = bench.home();
  dataDir = join(home, "data");
});

const end = (...args: string[]) => bench.end(args);

async function start(folder = dataDir): Promise<{ process: CollabProcess; port: string }> {
  const process = bench.run(["--port", "0", "--data", folder, "--auth", "open"]);
  return { process, port: String(await process.listening) };
}

async function stop({ child, exited }: CollabProcess): Promise<void> {
  child.kill("SIGTERM");
  await exited;
}

async function type(client: RawClient, count: number): Promise<void> {
  for (let i = 0; i < count; i++) client.edit((doc) => doc.getArray<number>("a").push([i]));
  await expect.poll(() => client.settled()).toBeGreaterThan(count);
}

/** A folder that a server wrote and left: 50 edits in a room. */
async function makeData(): Promise<void> {
  const { process, port } = await start();
  const client = connectRaw(`ws://127.0.0.1:${port}/my%20room`);
  await client.synced;
  await type(client, 50);
  client.socket.terminate();
  await stop(process);
}

async function flipBit(sequence: number): Promise<void> {
  const database = await openLevelDatabase(join(dataDir, "leveldb"));
  const key = numberedKey("log", "my room", sequence);
  const value = Uint8Array.from((await database.get(key)) ?? []);
  value[value.byteLength - 1] = (value[value.byteLength - 1] ?? 0) ^ 1;
  await database.batch([{ type: "put", key, value }]);
  await database.close();
}

test("BACKUP while people write: everything acknowledged before it is in it, and the restored folder is sound", async () => {
  const { port } = await start();
  const client = connectRaw(`ws://127.0.0.1:${port}/my%20room`);
  await client.synced;
  await type(client, 100);
  const file = join(home, "quire.backup");
  const enough = new AbortController();
  const writing = (async () => {
    for (let i = 0; !enough.signal.aborted; i++) {
      client.edit((doc) => doc.getArray("later").push([i]));
      await expect.poll(() => client.settled(), { interval: 1 }).toBeGreaterThan(101 + i);
    }
  })();
  const made = await end("backup", file, "--data", dataDir, "--port", port);
  enough.abort();
  await writing;
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/: \d+ rows?, .*\.\n$/) });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(home)).toEqual(["data", "quire.backup"]);

  const copy = join(home, "copy");
  const restored = await end("restore", file, "--data", copy);
  expect(restored).toMatchObject({
    code: 0,
    out: expect.stringContaining("Everything is sound: 1 document,"),
  });
  expect((await readdir(copy)).sort()).toEqual(["leveldb", "secret"]);
  expect(await readFile(join(copy, "secret"), "utf8")).toBe(await readFile(join(dataDir, "secret"), "utf8"));
  const second = await start(copy);
  const reader = connectRaw(`ws://127.0.0.1:${second.port}/my%20room`);
  await reader.synced;
  expect(reader.doc.getArray("a").toArray()).toEqual(client.doc.getArray("a").toArray());
  // Of what was written meanwhile, a beginning without a hole.
  const later = reader.doc.getArray("later").toArray();
  expect(later).toEqual(client.doc.getArray("later").toArray().slice(0, later.length));
});

test("BACKUP of a folder at rest, with and without the secret; an existing file is never written over", async () => {
  await makeData();
  const [full, bare] = [join(home, "full"), join(home, "bare")];
  expect(await end("backup", full, "--data", dataDir)).toMatchObject({ code: 0 });
  const without = await end("backup", bare, "--without-secret", "--data", dataDir);
  expect(without).toMatchObject({ code: 0, out: expect.stringContaining("without the secret") });
  const secret = await readFile(join(dataDir, "secret"), "utf8");
  expect(gunzipSync(await readFile(full)).includes(secret)).toBe(true);
  expect(gunzipSync(await readFile(bare)).includes(secret)).toBe(false);
  const before = await readFile(full);
  expect(await end("backup", full, "--data", dataDir)).toMatchObject({
    code: 1,
    err: `${full} exists already. Choose another name.\n`,
  });
  expect(await readFile(full)).toEqual(before);
  const restored = await end("restore", bare, "--data", join(home, "copy"));
  expect(restored).toMatchObject({ code: 0, out: expect.stringContaining("The backup holds no secret") });
});

test("BACKUP cut off on its way leaves no file", async () => {
  const { process, port } = await start();
  const client = connectRaw(`ws://127.0.0.1:${port}/room`);
  await client.synced;
  await type(client, 10);
  const file = join(home, "quire.backup");
  // A folder held by a server, and another secret: the server refuses.
  await writeFile(join(dataDir, "secret"), "x".repeat(43));
  const refused = await end("backup", file, "--data", dataDir, "--port", port);
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("does not accept the secret") });
  const silent = await end("backup", file, "--data", dataDir, "--port", "9");
  expect(silent).toMatchObject({ code: 1, err: expect.stringContaining("does not answer at") });
  expect(await readdir(home)).toEqual(["data"]);
  await stop(process);
});

test("RESTORE refuses to overwrite, and what is no backup, cut off or damaged, and leaves nothing behind", async () => {
  await makeData();
  const file = join(home, "quire.backup");
  await end("backup", file, "--data", dataDir);
  expect(await end("restore", file, "--data", dataDir)).toMatchObject({
    code: 1,
    err: expect.stringContaining("restore overwrites none"),
  });
  const bytes = await readFile(file);
  const plain = gunzipSync(bytes);
  plain[plain.byteLength >> 1] = (plain[plain.byteLength >> 1] ?? 0) ^ 1;
  const bad = {
    "cut off": bytes.subarray(0, bytes.byteLength - 20),
    "cut off between two records": gzipSync(gunzipSync(bytes).subarray(0, -24)),
    "a flipped bit": gzipSync(plain),
    "no backup": Buffer.from("hello"),
    "a gzip of something else": gzipSync("hello hello hello"),
  };
  for (const [name, content] of Object.entries(bad)) {
    const path = join(home, "bad");
    await writeFile(path, content);
    const copy = join(home, "copy");
    const { code, err } = await end("restore", path, "--data", copy);
    expect({ code, lines: err.trim().split("\n").length }, `refused: ${name}`).toEqual({ code: 1, lines: 1 });
    expect(await readdir(copy), `refused: ${name}`).toEqual([]);
  }
  const none = await end("restore", join(home, "none"), "--data", join(home, "copy"));
  expect(none.err).toMatch(/^There is no file .*\n$/);
});

test("RESTORE keeps another secret that lies there, and takes faults only when told so", async () => {
  await makeData();
  const file = join(home, "quire.backup");
  await flipBit(1);
  await end("backup", file, "--data", dataDir);
  const copy = join(home, "copy");
  const faulty = await end("restore", file, "--data", copy);
  expect(faulty).toMatchObject({ code: 1, err: expect.stringContaining("--accept-faults") });
  expect(faulty.out).toContain("row 1 of my room: the checksum is wrong");
  expect(await readdir(copy)).toEqual([]);
  await writeFile(join(copy, "secret"), "y".repeat(43));
  const other = await end("restore", file, "--accept-faults", "--data", copy);
  expect(other).toMatchObject({ code: 1, err: expect.stringContaining("is another secret") });
  await rm(join(copy, "secret"));
  expect(await end("restore", file, "--accept-faults", "--data", copy)).toMatchObject({ code: 0 });
});

test("VERIFY at rest, beside a running server, and of a backup: exit code and the bad row", async () => {
  await makeData();
  const sound = await end("verify", "--data", dataDir);
  expect(sound).toMatchObject({
    code: 0,
    err: "",
    out: expect.stringContaining("Everything is sound: 1 doc"),
  });
  await flipBit(1);
  const file = join(home, "quire.backup");
  await end("backup", file, "--data", dataDir);
  const { port } = await start();
  for (const args of [["--data", dataDir, "--port", port], [file]]) {
    const { code, out } = await end("verify", ...args);
    expect(code).toBe(1);
    expect(out.split("\n")[0]).toBe("row 1 of my room: the checksum is wrong");
  }
  expect(await end("verify", "--data", join(home, "none"))).toMatchObject({
    code: 1,
    err: expect.stringContaining("There is no data in"),
  });
});

test("INSPECT at rest and in a running server; exit code 1 for a room with faults, one sentence for none", async () => {
  await makeData();
  const rest = await end("inspect", "my room", "--data", dataDir);
  expect(rest).toMatchObject({ code: 0, err: "" });
  expect(rest.out).toContain("state       not in memory\nhealth      good\n");
  expect(rest.out).toContain("nobody verified, or the server");
  await flipBit(1);
  const { port } = await start();
  const live = await end("inspect", "my room", "--data", dataDir, "--port", port);
  expect(live).toMatchObject({
    code: 1,
    out: expect.stringContaining("  row 1 of my room: the checksum is wrong"),
  });
  const client = connectRaw(`ws://127.0.0.1:${port}/my%20room`);
  await client.synced;
  const aside = await end("inspect", "my room", "--data", dataDir, "--port", port);
  expect(aside.out).toContain("state       ready, 1 socket");
  expect(aside.out).toContain("moved aside earlier, because damaged: row 1");
  expect(await end("inspect", "nowhere", "--data", dataDir, "--port", port)).toMatchObject({
    code: 1,
    err: expect.stringContaining("There is no room “nowhere”"),
  });
});

test("MAINTENANCE without a service token nobody learns anything, also in open mode", async () => {
  const { port } = await start();
  for (const path of ["backup", "verify", "room?name=x", "nothing"]) {
    const response = await fetch(`http://127.0.0.1:${port}/v1/maintenance/${path}`, {
      headers: { authorization: "Bearer nonsense" },
    });
    expect([response.status, await response.json()]).toEqual([401, { error: { code: "unauthorized" } }]);
  }
});

test("COMPACT merges a folder at rest, all of it or one room, and refuses one that a server uses", async () => {
  await makeData();
  const all = await end("compact", "--data", dataDir, "--history-days", "30");
  expect(all).toMatchObject({ code: 0 });
  expect(all.out).toMatch(/^Compacted 1 document: \d+ rows? merged\.\nThe data takes .+ now, .+ before\.\n$/);
  expect((await end("verify", "--data", dataDir)).out).toContain("Everything is sound: 1 document, 0 rows");
  expect((await end("compact", "my room", "--data", dataDir)).out).toContain("1 document: 0 rows merged");
  expect(await end("compact", "no room", "--data", dataDir)).toMatchObject({ code: 1, out: "" });

  const { process, port } = await start();
  const client = connectRaw(`ws://127.0.0.1:${port}/my%20room`);
  await client.synced;
  expect(client.doc.getArray("a").length).toBe(50);
  client.socket.terminate();
  const refused = await end("compact", "--data", dataDir);
  expect(refused).toMatchObject({ code: 1, out: "" });
  expect(refused.err).toMatch(/^A server is using .+ stop it to have everything compacted now\.\n$/);
  await stop(process);
});

test("LOOK a folder of an older version is looked at, and stays one", async () => {
  await makeData();
  const version = async (value?: string) => {
    const database = await openLevelDatabase(join(dataDir, "leveldb"));
    const key = namedKey("meta", "format");
    if (value !== undefined) await database.batch([{ type: "put", key, value: Buffer.from(value) }]);
    const found = Buffer.from((await database.get(key)) ?? []).toString();
    await database.close();
    return found;
  };
  const first = await version(JSON.stringify({ version: 1 }));
  expect((await end("verify", "--data", dataDir)).code).toBe(0);
  expect((await end("inspect", "my room", "--data", dataDir)).code).toBe(0);
  expect((await end("backup", join(home, "a.backup"), "--data", dataDir)).code).toBe(0);
  expect(await version()).toBe(first);
});

test("ADDRESS the commands find the server that holds the folder, whatever its port", async () => {
  const { process, port } = await start();
  const client = connectRaw(`ws://127.0.0.1:${port}/my%20room`);
  await client.synced;
  await type(client, 5);
  const { code, out } = await end("inspect", "my room", "--data", dataDir);
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining("state       ready, 1 socket") });
  client.socket.terminate();
  await stop(process);
  expect(await readdir(dataDir)).not.toContain("address");
});
