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

/** The README's stock client, word for word but for the port. */
async function startExample(): Promise<{ printed: () => string; stop: () => void }> {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const code = /```js\n(import \* as Y[^]*?)```/.exec(readme)?.[1] ?? "";
  const child = spawn(
    process.execPath,
    ["--input-type=module", "-e", code.replace("1234", String(await server.listening))],
    { cwd: root },
  );
  let printed = "";
  for (const output of [child.stdout, child.stderr])
    output.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  return { printed: () => printed, stop: () => child.kill("SIGKILL") };
}

test("the README's stock client writes into a room, and a second one finds what the first wrote", async () => {
  const hello = "Hello from a stock client.";
  const first = await startExample();
  const clients = [first];
  try {
    await expect.poll(first.printed, { timeout: 20_000 }).toContain(hello);
    clients.push(await startExample());
    // The first hears of it, too: it is still there. Stopped earlier, it might not have sent what it printed.
    for (const { printed } of clients)
      await expect.poll(printed, { timeout: 20_000 }).toContain(`${hello} ${hello}`);
  } finally {
    for (const { stop } of clients) stop();
  }
});
