/** The package as npm packs it, in an empty folder beside nothing but what its package.json asks for. */
import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import packageJson from "../../package.json" with { type: "json" };
import { startProcess } from "./collab-process.ts";
import { connectRaw } from "./raw-client.ts";

const root = new URL("../..", import.meta.url).pathname;
const packed = z.array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }));

let home: string;
let files: string[];
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "quire-package-"));
  const source = join(home, "source");
  await mkdir(join(source, "dist"), { recursive: true });
  for (const name of ["package.json", "README.md", "LICENSE"]) await cp(join(root, name), join(source, name));
  const built = ["quire-collab-server.js", "collab-server.js"].map((name) => join(source, "dist", name));
  execFileSync(process.execPath, ["--import", "tsx", `${root}collab-server/bundle.ts`, ...built], {
    cwd: root,
  });

  const said = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", home], {
    cwd: source,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [{ filename, files: list } = { filename: "", files: [] }] = packed.parse(JSON.parse(said));
  files = list.map(({ path }) => path);
  await mkdir(join(home, "node_modules/quire"), { recursive: true });
  execFileSync("tar", ["xzf", join(home, filename), "-C", join(home, "node_modules/quire"), "--strip=1"]);
  for (const name of Object.keys(packageJson.dependencies)) {
    const place = join(home, "node_modules", name);
    await mkdir(dirname(place), { recursive: true });
    await symlink(join(root, "node_modules", name), place);
  }
}, 60_000);
afterAll(() => rm(home, { recursive: true, force: true }));

test("PACKAGE it holds what runs, and nothing of the workshop", () => {
  expect(files.toSorted()).toEqual([
    "LICENSE",
    "README.md",
    "dist/collab-server.d.ts",
    "dist/collab-server.js",
    "dist/collab-server.thread.js",
    "dist/quire-collab-server.js",
    "dist/quire-collab-server.search.js",
    "dist/quire-collab-server.thread.js",
    "package.json",
  ]);
});

test("PACKAGE its program starts by its name, as npx starts it, and keeps what is written", async () => {
  const program = join(home, "node_modules/quire", packageJson.bin["quire-collab-server"]);
  const run = (...args: string[]) => execFileSync(program, args, { cwd: home, encoding: "utf8" });
  expect(run("--version")).toBe(`${packageJson.version}\n`);
  const flags = ["--data", join(home, "data"), "--auth", "open", "--port", "0"];
  expect(run("check-config", ...flags)).not.toBe("");
  for (const expected of ["", "kept"]) {
    const server = startProcess(program, ["start", ...flags]);
    const client = connectRaw(`ws://127.0.0.1:${await server.listening}/room`);
    await client.synced;
    expect(client.doc.getText("t").toJSON()).toBe(expected);
    const sent = client.edit((doc) => doc.getText("t").insert(0, "kept"));
    await expect.poll(() => client.settled(), { timeout: 20_000 }).toBeGreaterThanOrEqual(sent);
    server.child.kill("SIGTERM");
    expect((await server.exited).code).toBe(0);
  }
  expect(run("verify", "--data", join(home, "data"))).toContain("Everything is sound");
});

test("PACKAGE another program imports it by its name", async () => {
  await writeFile(
    join(home, "program.mjs"),
    `import { createCollabServer } from "quire/collab-server";
     const server = await createCollabServer({ dataDir: null });
     await server.edit("room", "me", (doc) => doc.getText("t").insert(0, "here"));
     process.stdout.write(await server.read("room", (doc) => doc.getText("t").toString()));
     await server.close();`,
  );
  expect(execFileSync(process.execPath, ["program.mjs"], { cwd: home, encoding: "utf8" })).toBe("here");
  const types = await readFile(join(home, "node_modules/quire/dist/collab-server.d.ts"), "utf8");
  expect(types).toContain("export function createCollabServer");
});
