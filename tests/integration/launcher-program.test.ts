/** `npm start` as an operator meets it: how it starts, what it refuses, how it ends. */
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { documentSchema } from "#lib/collab/service-api.ts";
import { closeCode, handshake, openBrowserSession } from "./browser-session.ts";
import { isAlive, startLauncher } from "./launcher-process.ts";
import { newDataDir, newDocument, read, useQuire } from "./quire-bench.ts";

const bench = useQuire();
let url: string;
beforeAll(() => {
  url = bench.url();
});

/** One sentence per line on stderr, no stack, exit code 1. */
async function refusalOf(env: Record<string, string>): Promise<string[]> {
  const launcher = startLauncher(env);
  expect(await launcher.exited).toEqual({ code: 1, signal: null });
  expect(launcher.stdout()).not.toContain("http://");
  expect(launcher.stderr()).not.toMatch(/^\s+at /m);
  return launcher.stderr().trimEnd().split("\n");
}

describe("starting", () => {
  test("prints exactly one URL, says nothing on stderr, and builds nothing that is fresh", async () => {
    expect(
      bench
        .process()
        .stdout()
        .match(/https?:\/\//g),
    ).toHaveLength(1);
    expect(bench.process().stdout()).not.toContain("Building");
    expect(bench.process().stderr()).toBe("");
    expect((await fetch(url)).status).toBe(200);
  });

  test("a second start on the same data folder is refused, and the first goes on", async () => {
    const lines = await refusalOf({ DATA_DIR: bench.dataDir });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(bench.dataDir);
    expect((await fetch(`${url}/api/me`)).status).toBe(200);
  });

  test("a port in use is refused, the pages' and the collab server's", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address is an AddressInfo
    const port = String((other.address() as AddressInfo).port);
    const pages = await refusalOf({ DATA_DIR: newDataDir(), HOST: "127.0.0.1", PORT: port });
    expect(pages).toEqual([expect.stringContaining(`Port ${port} is in use`)]);
    const collab = await refusalOf({ DATA_DIR: newDataDir(), COLLAB_PORT: port });
    expect(collab).toEqual([expect.stringContaining(port)]);
    other.close();
  });

  test("a data folder that cannot be used is refused", async () => {
    const file = join(newDataDir(), "file");
    writeFileSync(file, "");
    for (const folder of ["/proc/quire", file, join(file, "data")]) {
      const lines = await refusalOf({ DATA_DIR: folder });
      expect(lines).toEqual([expect.stringContaining(folder)]);
    }
  });

  test("wrong settings are all reported at once, an open collab server among them", async () => {
    const lines = await refusalOf({
      DATA_DIR: newDataDir(),
      COLLAB_AUTH: "open",
      TRUST_PROXY: "yes",
      PORT: "web",
    });
    expect(new Set(lines.map((line) => line.split(" ", 1)[0]))).toEqual(
      new Set(["COLLAB_AUTH", "PORT", "TRUST_PROXY"]),
    );
    expect(lines).toHaveLength(3);
  });
});

describe("stopping", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "%s stops both, tells who is connected to come back, and exits with 0",
    async (signal) => {
      const own = startLauncher({ DATA_DIR: newDataDir() });
      const browser = openBrowserSession(await own.ready());
      await browser.get("/");
      const { id } = await newDocument(browser);
      const ws = await browser.connect(id);
      expect(await handshake(ws)).toEqual({ protocol: "quire.v1" });
      const code = closeCode(ws);
      const collab = own.collabServer();
      own.child.kill(signal);
      expect(await own.exited).toEqual({ code: 0, signal: null });
      expect(await code).toBe(1012);
      expect(isAlive(collab)).toBe(false);
      expect(own.stderr()).toBe("");
    },
  );

  test("a launcher that is killed takes the collab server along, and the data folder is free again", async () => {
    const folder = newDataDir();
    const killed = startLauncher({ DATA_DIR: folder });
    await killed.ready();
    const collab = killed.collabServer();
    killed.child.kill("SIGKILL");
    await killed.exited;
    await vi.waitFor(() => expect(isAlive(collab)).toBe(false), { timeout: 10_000 });
    const again = startLauncher({ DATA_DIR: folder });
    await again.ready();
    again.child.kill("SIGTERM");
    expect((await again.exited).code).toBe(0);
  });

  test("a collab server that dies comes back by itself", async () => {
    const browser = openBrowserSession(url);
    await browser.get("/");
    const { id } = await newDocument(browser);
    const ws = await browser.connect(id);
    await handshake(ws);
    const code = closeCode(ws);
    process.kill(bench.process().collabServer(), "SIGKILL");
    expect(await code).toBe(1006);
    const again = await vi.waitFor(
      async () => {
        const answer = await handshake(await browser.connect(id));
        expect(answer).toEqual({ protocol: "quire.v1" });
        return answer;
      },
      { timeout: 15_000 },
    );
    expect(again).toBeDefined();
    expect((await read(documentSchema, browser.get(`/api/documents/${id}`))).id).toBe(id);
  });
});
