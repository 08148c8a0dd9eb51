import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleServer, type CollabProcess, startProcess } from "./collab-process.ts";

const root = new URL("../..", import.meta.url).pathname;
let bundle: ReturnType<typeof bundleServer>;
let dataDir: string;
let server: CollabProcess;
beforeAll(async () => {
  bundle = bundleServer();
  dataDir = await mkdtemp(join(tmpdir(), "quire-readme-"));
  server = startProcess(bundle.file, ["--auth", "open", "--port", "0", "--data", dataDir]);
});
afterAll(async () => {
  server.child.kill("SIGKILL");
  await server.exited;
  bundle.remove();
  await rm(dataDir, { recursive: true, force: true });
});

/** The README's stock client, word for word but for the port, until it has printed a line. */
async function firstLineOfExample(): Promise<string> {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const code = /```js\n(import \* as Y[^]*?)```/.exec(readme)?.[1] ?? "";
  const child = spawn(
    process.execPath,
    ["--input-type=module", "-e", code.replace("1234", String(await server.listening))],
    { cwd: root },
  );
  try {
    return await new Promise<string>((resolve, reject) => {
      let problems = "";
      child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString().trim()));
      child.stderr.on("data", (chunk: Buffer) => (problems += chunk.toString()));
      child.once("exit", () => reject(new Error(`the example ended: ${problems}`)));
    });
  } finally {
    child.kill("SIGKILL");
  }
}

test("the README's stock client writes into a room, and a second run finds what the first wrote", async () => {
  const hello = "Hello from a stock client.";
  expect(await firstLineOfExample()).toBe(hello);
  await expect.poll(firstLineOfExample, { timeout: 10_000 }).toContain(`${hello} ${hello}`);
});
