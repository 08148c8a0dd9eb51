import { afterEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { createMemoryStore } from "#collab-server/storage/memory-store.ts";
import { createRandom } from "./seeded-random.ts";
import { connectStock, type StockClient, stockVersions } from "./stock-client.ts";
import { useTestServers } from "./test-servers.ts";

const clients: StockClient[] = [];
const { start } = useTestServers();
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
});

function connect(...args: Parameters<typeof connectStock>): StockClient {
  const client = connectStock(...args);
  clients.push(client);
  return client;
}

const soon = { timeout: 10_000, interval: 10 };

test.each(stockVersions)("%s gets the content with its first sync, also after a restart", async (version) => {
  const store = createMemoryStore();
  const server = await start({ store });
  const writer = connect(version, server.url, "room");
  writer.doc.getText("t").insert(0, "kept");
  await vi.waitFor(() => expect(writer.provider.synced).toBe(true), soon);
  await vi.waitFor(async () => {
    expect(await server.rooms.read("room", (doc) => doc.getText("t").toJSON())).toBe("kept");
  }, soon);
  writer.destroy();
  await server.drain();

  const again = await start({ store });
  const reader = connect(version, again.url, "room");
  const seenAtSync = await new Promise<string>((resolve) => {
    reader.provider.on("sync", () => resolve(reader.doc.getText("t").toJSON()));
  });
  expect(seenAtSync).toBe("kept");
});

/** One random thing that somebody does to a document. */
function editOnce(doc: Y.Doc, random: ReturnType<typeof createRandom>): void {
  const text = doc.getText("t");
  const at = random.below(text.length + 1);
  const length = Math.min(text.length - at, 1 + random.below(4));
  const map = doc.getMap<unknown>("m");
  const fragment = doc.getXmlFragment("prosemirror");
  switch (random.below(7)) {
    case 0:
    case 1:
      // No surrogate pairs: Yjs replicas differ for good when an edit falls between the halves of one, which editors don't do.
      text.insert(at, random.pick(["a", "bc", "漢", "ü", " "]));
      break;
    case 2:
      text.delete(at, length);
      break;
    case 3:
      text.format(at, length, { [random.pick(["bold", "italic"])]: random.pick([true, null]) });
      break;
    case 4:
      map.set(random.pick(["x", "y"]), random.below(1_000));
      break;
    case 5: {
      const element = new Y.XmlElement("p");
      element.insert(0, [new Y.XmlText("paragraph")]);
      fragment.insert(random.below(fragment.length + 1), [element]);
      break;
    }
    default:
      if (fragment.length > 0) fragment.delete(random.below(fragment.length), 1);
  }
}

const show = (doc: Y.Doc) => ({
  text: doc.getText("t").toDelta() as unknown,
  map: doc.getMap("m").toJSON(),
  xml: doc.getXmlFragment("prosemirror").toJSON(),
});

test.each([11, 12, 13])(
  "clients of all versions converge over random edits, disconnects and restarts (seed %i)",
  async (seed) => {
    const random = createRandom(seed);
    const store = createMemoryStore();
    let server = await start({ store });
    const { port } = server;
    const people = [...stockVersions, ...stockVersions].map((version) =>
      connect(version, server.url, "room"),
    );
    await vi.waitFor(() => expect(people.every(({ provider }) => provider.synced)).toBe(true), soon);

    for (let step = 0; step < 300; step++) {
      const { doc, provider } = random.pick(people);
      editOnce(doc, random);
      const luck = random.below(100);
      if (luck < 3) provider.disconnect();
      else if (luck < 6) for (const person of people) person.provider.connect();
      else if (luck === 6) {
        await (random.below(2) === 0 ? server.drain() : server.close());
        server = await start({ store, port });
      } else if (luck < 20) await new Promise((resolve) => setImmediate(resolve));
    }
    for (const { provider } of people) provider.connect();

    await vi.waitFor(async () => {
      expect(people.every(({ provider }) => provider.synced)).toBe(true);
      const [first, ...others] = people.map(({ doc }) => show(doc));
      for (const other of others) expect(other).toEqual(first);
      expect(await server.rooms.read("room", show)).toEqual(first);
    }, soon);

    // What is on disk is what everybody sees.
    const expected = show(people[0]?.doc ?? new Y.Doc());
    for (const person of people) person.destroy();
    await server.drain();
    const last = await start({ store });
    expect(await last.rooms.read("room", show)).toEqual(expected);
  },
);

test("PRESENCE clients of all versions see each other, and nobody who has left", async () => {
  const server = await start();
  const first = connect("1.5.4", server.url, "room");
  const second = connect("2.1.0", server.url, "room");
  const third = connect("3.1.0", server.url, "room");
  const people = [first, second, third];
  for (const { provider, version } of people) provider.awareness.setLocalState({ user: { name: version } });
  const names = ({ provider }: StockClient): string[] =>
    [...provider.awareness.getStates().values()].map((state) => String(state["user"]?.name)).toSorted();

  await vi.waitFor(() => {
    for (const person of people) expect(names(person)).toEqual([...stockVersions]);
  }, soon);

  // On purpose, by the state; then by the whole client; then without a word.
  first.provider.awareness.setLocalState(null);
  await vi.waitFor(() => expect(names(third)).toEqual(["2.1.0", "3.1.0"]), soon);
  second.destroy();
  await vi.waitFor(() => expect(names(third)).toEqual(["3.1.0"]), soon);
  first.provider.awareness.setLocalState({ user: { name: "back" } });
  await vi.waitFor(() => expect(names(third)).toEqual(["3.1.0", "back"]), soon);
  third.provider.ws?.close();
  await vi.waitFor(() => {
    expect(third.provider.wsconnected).toBe(true);
    expect(names(first)).toEqual(["3.1.0", "back"]);
    expect(names(third)).toEqual(["3.1.0", "back"]);
  }, soon);
});
