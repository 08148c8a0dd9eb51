import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runPeopleCommand } from "#collab-server/commands/people.ts";
import { createRecordingLogger } from "#collab-server/testing/recording-logger.ts";
import { type DirectoryServer, startDirectoryServer } from "./directory-server.ts";

const masterSecret = "m".repeat(43);
let dataDir: string;
let server: DirectoryServer | undefined;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "quire-people-"));
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(dataDir, { recursive: true, force: true });
});

async function people(args: string[], serverUrl = "http://127.0.0.1:9", secret = masterSecret) {
  const lines: string[] = [];
  const code = await runPeopleCommand({
    args,
    dataDir,
    masterSecret: secret,
    serverUrl,
    logger: createRecordingLogger(),
    print: (line) => lines.push(line),
    now: () => Date.UTC(2030, 0, 1),
  });
  return { code, text: lines.join("\n"), first: lines[0] ?? "" };
}

async function startWithAnn(): Promise<DirectoryServer> {
  server = await startDirectoryServer(dataDir);
  server.clock.now = Date.UTC(2030, 0, 1);
  await server.as("ann").createDocument({ kind: "blank" });
  await server.as("ann").renameMe("Ann Lee");
  return server;
}

test("while the server runs, the command asks it", async () => {
  const { url, client } = await startWithAnn();
  expect(await people([], url)).toEqual({
    code: 0,
    text: "ann  2030-01-01     2 documents  Ann Lee",
    first: expect.any(String),
  });
  const { code, first } = await people(["link", "ann"], url);
  expect(code).toBe(0);
  expect(await client.redeemIdentity(first.replace("/i/", ""), "192.0.2.1")).toEqual({
    personId: "ann",
    keyVersion: 1,
  });
});

test("while no server runs, the command opens the folder itself, and the server finds the link later", async () => {
  await (await startWithAnn()).close();
  expect((await people([])).text).toContain("Ann Lee");
  const { first, text } = await people(["link", "ann", "--sign-out-others"]);
  expect(text).toContain("until 2030-01-02 00:00 UTC");
  server = await startDirectoryServer(dataDir);
  server.clock.now = Date.UTC(2030, 0, 1);
  expect(await server.client.redeemIdentity(first.replace("/i/", ""), "192.0.2.1")).toEqual({
    personId: "ann",
    keyVersion: 2,
  });
});

test.each([
  ["a person who was never here", ["link", "bob"], "Nobody with this id was ever here."],
  ["no id", ["link"], "Usage:"],
  ["an unknown flag", ["link", "ann", "--force"], "Usage:"],
  ["an unknown command", ["remove", "ann"], "Usage:"],
])("%s: one clear sentence and exit code 1", async (_name, args, sentence) => {
  const { url } = await startWithAnn();
  const { code, text } = await people(args, url);
  expect(code).toBe(1);
  expect(text).toContain(sentence);
});

test("a server that holds the folder and does not answer there, or has another secret, is told apart", async () => {
  const { url } = await startWithAnn();
  expect(await people([])).toMatchObject({ code: 1, text: expect.stringContaining("does not answer at") });
  expect(await people([], url, "x".repeat(43))).toMatchObject({
    code: 1,
    text: expect.stringContaining("does not accept the secret"),
  });
});

test("an empty folder is said to be empty, and stays so", async () => {
  expect(await people([])).toMatchObject({ code: 1, text: expect.stringContaining("There is no data in") });
  expect(await readdir(dataDir)).toEqual([]);
});
