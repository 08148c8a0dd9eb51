/** Search in the program as it runs: its bundle, its thread, sockets, LevelDB, a restart, a backup. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { subprotocol, tokenSubprotocolPrefix } from "#lib/collab/message-types.ts";
import { createDocumentsClient, type PersonClient } from "#lib/documents/documents-client.ts";
import { bodyEditors } from "#lib/editor/binding/headless-edits.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { signToken } from "#lib/secrets/token.ts";
import { useProgram } from "./program-bench.ts";
import { connectRaw, type RawClient } from "./raw-client.ts";

const bench = useProgram();
const masterSecret = "m".repeat(43);
const env = { COLLAB_SECRET: masterSecret, COLLAB_DIRECTORY: "on", COLLAB_METRICS: "open" };
const soon = { timeout: 20_000, interval: 50 };

async function start(dataDir: string) {
  const process = bench.run(["--port", "0", "--data", dataDir], env);
  const port = await process.listening;
  const client = createDocumentsClient({ baseUrl: `http://127.0.0.1:${port}`, masterSecret });
  return {
    ...process,
    port,
    as: (personId: string): PersonClient => client.forPerson({ personId, keyVersion: 1 }),
    async stop(): Promise<void> {
      process.child.kill("SIGTERM");
      expect((await process.exited).code).toBe(0);
    },
  };
}

async function open(port: number, personId: string, room: string): Promise<RawClient> {
  const claims = { sub: personId, name: personId, color: "#000000" };
  const token = await signToken("collab", deriveKey(masterSecret, "collab"), claims, 60);
  const protocols = [subprotocol, tokenSubprotocolPrefix + token];
  const client = connectRaw(`ws://127.0.0.1:${port}/${room}`, { protocols });
  await client.synced;
  return client;
}

const type = (client: RawClient, text: string) =>
  client.edit((doc) => bodyEditors.text(doc, schema, (tr) => tr.insertText(text, 1)));

const passages = async (person: PersonClient, query: string) =>
  (await person.search(query)).results.map(({ passage }) => passage?.text);

test("SEARCH-PROGRAM what is typed is found in a moment, after a restart and in a restored folder, too", {
  timeout: 120_000,
}, async () => {
  const dataDir = join(bench.home(), "data");
  let server = await start(dataDir);
  const { id } = await server.as("ann").createDocument({ kind: "blank", title: "Zoo" });
  const writer = await open(server.port, "ann", id);
  type(writer, "A wombat digs. ");
  await expect.poll(() => passages(server.as("ann"), "wombat"), soon).toEqual(["A wombat digs."]);
  type(writer, "The echidna sleeps. ");
  const both = "The echidna sleeps. A wombat digs.";
  await expect.poll(() => passages(server.as("ann"), "wombat echid"), soon).toEqual([both]);
  expect(await passages(server.as("bob"), "wombat")).toEqual([]);
  const { documents } = await server.as("ann").home({ scope: "recent" });
  expect(documents[0]).toMatchObject({ id, openedAt: expect.any(Number) });
  const figures = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  expect(figures).toMatch(/\nquire_search_documents 2\n/);
  expect(figures).toMatch(/\nquire_search_seconds_count [1-9]/);

  const file = join(bench.home(), "quire.backup");
  const made = await bench.end(["backup", file, "--data", dataDir, "--port", String(server.port)], env);
  expect(made.code).toBe(0);
  writer.socket.terminate();
  await server.stop();

  server = await start(dataDir);
  await expect.poll(() => passages(server.as("ann"), "wombat"), soon).toEqual([both]);
  await expect.poll(async () => (await server.as("ann").search("zoo")).isIndexing, soon).toBe(false);
  await server.stop();

  const copy = join(bench.home(), "copy");
  expect((await bench.end(["restore", file, "--data", copy], env)).out).toContain("Everything is sound");
  server = await start(copy);
  await expect.poll(() => passages(server.as("ann"), "echidna"), soon).toEqual([both]);
  const [{ openedAt } = { openedAt: null }] = (await server.as("ann").home({ scope: "mine", q: "zoo" }))
    .documents;
  expect(openedAt).toBe(documents[0]?.openedAt);
  await server.stop();
});
