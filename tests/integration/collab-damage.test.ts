/** LevelDB's own files, cut, flipped and missing: the server opens what can be opened, and says what cannot in one sentence. */
import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { bundleServer, startProcess } from "./collab-process.ts";
import { connectRaw } from "./raw-client.ts";

let bundle: ReturnType<typeof bundleServer>;
let home: string;
let sound: string;
const rooms = ["a", "b"] as const;
const lives = 3;
const perLife = 25;
const all = lives * perLife;

beforeAll(async () => {
  bundle = bundleServer();
  home = await mkdtemp(join(tmpdir(), "quire-damage-"));
  sound = join(home, "sound");
  // Each start turns the log of the life before into a table.
  for (let life = 0; life < lives; life++) {
    const server = start(sound);
    const port = await server.listening;
    for (const room of rooms) {
      const client = connectRaw(`ws://127.0.0.1:${port}/${room}`);
      await client.synced;
      for (let i = 0; i < perLife; i++) {
        const sent = client.edit((doc) => doc.getArray("a").push([`${life}.${i} ${"x".repeat(300)}`]));
        await vi.waitFor(() => expect(client.settled()).toBeGreaterThanOrEqual(sent), {
          timeout: 20_000,
          interval: 1,
        });
      }
      client.socket.terminate();
    }
    server.child.kill("SIGKILL");
    await server.exited;
  }
});
afterAll(async () => {
  bundle.remove();
  await rm(home, { recursive: true, force: true });
});

const start = (dataDir: string) =>
  startProcess(bundle.file, ["--auth", "open", "--port", "0", "--data", dataDir, "--log-level", "warn"]);

async function run(...args: string[]) {
  const process = startProcess(bundle.file, args);
  const { code, signal } = await process.exited;
  return { code, signal, out: process.stdout(), err: process.stderr() };
}

/** What each room gives to a newcomer: how many entries, or the code it is closed with. Undefined: the server does not start. */
async function openRooms(dataDir: string) {
  const server = start(dataDir);
  const port = await server.listening.catch(() => undefined);
  const found: (number | string)[] = [];
  if (port !== undefined) {
    for (const room of rooms) {
      const client = connectRaw(`ws://127.0.0.1:${port}/${room}`);
      const opened = client.synced.then(
        () => client.doc.getArray("a").length,
        async () => `closed with ${(await client.closed).code}`,
      );
      found.push(await opened);
      client.socket.terminate();
    }
    server.child.kill("SIGTERM");
  }
  const { code, signal } = await server.exited;
  return { signal, isOpen: port !== undefined, found, code, err: server.stderr(), log: server.stdout() };
}

type Harm = (path: string) => Promise<void>;
/** Negative: so many bytes from the end. */
const flipAt =
  (part: number): Harm =>
  async (path) => {
    const bytes = await readFile(path);
    const at = Math.floor(part < 0 ? bytes.byteLength + part : bytes.byteLength * part);
    bytes[at] = (bytes[at] ?? 0) ^ 4;
    await writeFile(path, bytes);
  };
const cut: Harm = async (path) => truncate(path, Math.floor((await readFile(path)).byteLength * 0.6));
const empty: Harm = (path) => writeFile(path, "");
const remove: Harm = (path) => rm(path);

/** `isTold`: `verify` must find it. Only a log that ends too early looks like edits that were never written. */
const harms: [name: string, file: RegExp, harm: Harm, isTold: boolean][] = [
  ["a bit flipped at the start of a table", /\.ldb$/, flipAt(0.1), true],
  ["a bit flipped in the middle of a table", /\.ldb$/, flipAt(0.5), true],
  ["a bit flipped in the index of a table", /\.ldb$/, flipAt(-80), true],
  ["a bit flipped in the footer of a table", /\.ldb$/, flipAt(-48), true],
  ["a table cut off", /\.ldb$/, cut, true],
  ["an empty table", /\.ldb$/, empty, true],
  ["a table missing", /\.ldb$/, remove, true],
  ["a bit flipped in the log", /\.log$/, flipAt(0.4), true],
  ["a log cut off", /\.log$/, cut, false],
  ["CURRENT missing", /^CURRENT$/, remove, true],
  ["CURRENT empty", /^CURRENT$/, empty, true],
  ["a bit flipped in the manifest", /^MANIFEST/, flipAt(0.5), true],
  ["the manifest missing", /^MANIFEST/, remove, true],
];

test.each(harms)(
  "DAMAGE %s: told in a sentence, opened as far as can be, and repaired",
  async (name, file, harm, isTold) => {
    const dataDir = join(home, name.replaceAll(" ", "-"));
    const copy = async (to: string) => {
      await cp(sound, to, { recursive: true });
      const [target = ""] = (await readdir(join(to, "leveldb"))).filter((each) => file.test(each));
      await harm(join(to, "leveldb", target));
    };
    await copy(dataDir);
    const verified = await run("verify", "--data", dataDir);
    expect([verified.signal, verified.code]).toEqual([null, isTold ? 1 : 0]);
    expect(`${verified.out}${verified.err}`).not.toMatch(/\n\s+at /);

    // Anew: whoever opens a damaged log first is the only one who sees it.
    await rm(dataDir, { recursive: true });
    await copy(dataDir);
    const opened = await openRooms(dataDir);
    expect(opened.signal).toBeNull();
    if (opened.isOpen) {
      for (const each of opened.found)
        expect(each === "closed with 4500" || (typeof each === "number" && each > 0 && each <= all)).toBe(
          true,
        );
      const isWhole = opened.found.every((each) => each === all);
      expect(isTold ? opened.log !== "" : isWhole || opened.log === "").toBe(true);
    } else {
      expect([opened.code, opened.err.trim().split("\n").length]).toEqual([1, 1]);
      expect(opened.err).toContain("Restore a backup, or save what can be saved with the command repair.");
    }
    if (file.test("0.log")) {
      expect((await readdir(dataDir)).includes("damaged")).toBe(isTold);
      return;
    }

    await rm(dataDir, { recursive: true });
    await copy(dataDir);
    const repaired = await run("repair", "--data", dataDir);
    expect(repaired.signal).toBeNull();
    expect(repaired.out).toMatch(/^The database as it was is kept: /);
    const again = await openRooms(dataDir);
    expect(again.isOpen).toBe(true);
    expect(again.found.every((each) => typeof each === "number")).toBe(true);
    // The tables are whole, and name their own contents.
    if (!file.test("0.ldb")) expect([repaired.code, again.found]).toEqual([0, [all, all]]);
  },
);

test("DAMAGE repair refuses a folder that a server uses, and one without data", async () => {
  const dataDir = join(home, "used");
  await cp(sound, dataDir, { recursive: true });
  const server = start(dataDir);
  await server.listening;
  expect(await run("repair", "--data", dataDir)).toMatchObject({
    code: 1,
    err: expect.stringContaining("Stop it first."),
  });
  server.child.kill("SIGTERM");
  await server.exited;
  expect(await run("repair", "--data", join(home, "none"))).toMatchObject({
    code: 1,
    err: expect.stringContaining("There is no data in"),
  });
});
