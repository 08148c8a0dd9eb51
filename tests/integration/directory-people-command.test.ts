import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runPeopleCommand } from "#collab-server/commands/people.ts";
import { StartError } from "#collab-server/start-error.ts";
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
  await runPeopleCommand({
    args,
    dataDir,
    readMasterSecret: () => secret,
    serverUrl,
    logger: createRecordingLogger(),
    print: (line) => lines.push(line),
    now: () => Date.UTC(2030, 0, 1),
  });
  return { text: lines.join("\n"), first: lines[0] ?? "" };
}

async function expectRefusal(run: Promise<unknown>, sentence: string): Promise<void> {
  await expect(run).rejects.toThrow(sentence);
  await expect(run).rejects.toBeInstanceOf(StartError);
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
  expect((await people([], url)).text).toBe("ann  2030-01-01     2 documents  Ann Lee");
  const { first } = await people(["link", "ann"], url);
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

test("somebody is added, with the link by which they come", async () => {
  const { url, client } = await startWithAnn();
  const { first } = await people(["add", "Bob", "Lee"], url);
  const { personId } = await client.redeemIdentity(first.replace("/i/", ""), "192.0.2.1");
  expect((await client.allPeople()).map(({ name }) => name)).toContain("Bob Lee");
  expect(await client.forPerson({ personId, keyVersion: 1 }).me()).toMatchObject({ name: "Bob Lee" });
});

test.each([
  ["a person who was never here", ["link", "bob"], "Nobody with this id was ever here."],
  ["no id", ["link"], "Use it like this: people [add <name> | link <id>"],
  ["an unknown flag", ["link", "ann", "--force"], "Use it like this: people [add <name> | link <id>"],
  ["an unknown command", ["remove", "ann"], "Use it like this: people [add <name> | link <id>"],
])("%s: one clear sentence", async (_name, args, sentence) => {
  const { url } = await startWithAnn();
  await expectRefusal(people(args, url), sentence);
});

test("a server that holds the folder and does not answer there, or has another secret, is told apart", async () => {
  const { url } = await startWithAnn();
  await expectRefusal(people([]), "does not answer at");
  await expectRefusal(people([], url, "x".repeat(43)), "does not accept the secret");
});

test("an empty folder is said to be empty, and stays so", async () => {
  await expectRefusal(people([]), "There is no data in");
  expect(await readdir(dataDir)).toEqual([]);
});
