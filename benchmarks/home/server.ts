/** What the home page costs the server: the bundled program on the folder, asked as the web app asks. */
import { homeSorts } from "../../lib/collab/home-api.ts";
import { limits } from "../../lib/collab/limits.ts";
import { createDocumentsClient, type PersonClient } from "../../lib/documents/documents-client.ts";
import { bodyEditors } from "../../lib/editor/binding/headless-edits.ts";
import { schema } from "../../lib/editor/schema/schema.ts";
import { bundleServer, startProcess } from "../../tests/integration/collab-process.ts";
import { reader } from "./fill.ts";
import { openPair } from "./relay.ts";
import { type ServerTimes, toTimes } from "./results.ts";
import { createWords } from "./words.ts";

const masterSecret = "b".repeat(43);
const pauseMs = 1000 / limits.searchesPerSecond;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function series(count: number, work: (at: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at++) times.push(await timed(() => work(at)));
  return times;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Takes about two and a half minutes. */
export async function measureServer(dataDir: string): Promise<ServerTimes> {
  const bundle = bundleServer();
  const started = performance.now();
  const server = startProcess(bundle.file, ["--port", "0", "--data", dataDir], {
    COLLAB_SECRET: masterSecret,
    COLLAB_DIRECTORY: "on",
    COLLAB_METRICS: "open",
  });
  const port = await server.listening;
  const listeningMs = performance.now() - started;
  const client = createDocumentsClient({ baseUrl: `http://127.0.0.1:${port}`, masterSecret });
  const as = (personId: string): PersonClient => client.forPerson({ personId, keyVersion: 1 });
  const ann = as(reader);
  const firstPageMs = await timed(() => ann.home({ scope: "recent" }));
  const id = (await ann.home({ scope: "mine" })).documents[0]?.id ?? "";
  const pair = await openPair(port, masterSecret, id);

  let isIndexing = true;
  const indexing = pair.write(() => isIndexing);
  while ((await ann.search("settled")).isIndexing) await sleep(pauseMs);
  isIndexing = false;
  const indexedMs = performance.now() - started;
  const whileIndexing = await indexing;
  say(`indexed after ${indexedMs.toFixed(0)} ms`);

  const until = (ms: number) => {
    const end = performance.now() + ms;
    return () => performance.now() < end;
  };
  const quiet = await pair.write(until(15_000));

  const pages: number[] = [];
  for (const sort of homeSorts) {
    let cursor: string | undefined;
    for (let at = 0; at < 12; at++) {
      const query = { scope: "recent" as const, sort, ...(cursor !== undefined && { cursor }) };
      pages.push(await timed(async () => (cursor = (await ann.home(query)).next ?? undefined)));
    }
  }
  const facets = await series(30, () => ann.homeFacets());
  const some = (await ann.home({ scope: "mine" })).documents;
  const star = await series(100, (at) => ann.changeShelf(some[at]?.id ?? "", { isStarred: true }));
  say("lists and stars asked");

  const words = createWords(1);
  const searching: number[] = [];
  const whole: number[] = [];
  for (let at = 0; at < 40; at++) {
    const word = words.wanted();
    for (let letters = 1; letters <= word.length; letters++) {
      searching.push(await timed(() => ann.search(word.slice(0, letters))));
      await sleep(pauseMs);
    }
    whole.push(await timed(() => ann.search(`${word} ${words.wanted()}`)));
    await sleep(pauseMs);
  }
  say("searched");

  let isSearching = true;
  const beside = pair.write(() => isSearching);
  const hurried = until(10_000);
  // Several people: one alone may not ask without a pause.
  for (let at = 0; hurried(); at++)
    await as(`owner${at % 7}`)
      .search(words.wanted().slice(0, 4))
      .catch(() => sleep(5));
  isSearching = false;
  const whileSearching = await beside;

  const lag: number[] = [];
  for (let at = 0; at < 10; at++) {
    const word = `zyx${at}q${"wvut"[at % 4] ?? ""}`;
    pair.writer.edit((doc) => bodyEditors.text(doc, schema, (tr) => tr.insertText(`${word} `, 1)));
    lag.push(
      await timed(async () => {
        while ((await ann.search(`${word} `)).results.length === 0) await sleep(pauseMs);
      }),
    );
    await sleep(3_000);
  }
  pair.close();
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const figure = (name: string): number =>
    Number(new RegExp(`^${name} ([\\d.e+]+)$`, "m").exec(metrics)?.[1] ?? Number.NaN) / 1e6;

  server.child.kill("SIGTERM");
  await server.exited;
  bundle.remove();
  return {
    listeningMs,
    indexedMs,
    firstPageMs,
    page: toTimes(pages),
    facets: toTimes(facets),
    star: toTimes(star),
    typed: toTimes(searching),
    whole: toTimes(whole),
    lag: toTimes(lag),
    relay: { quiet: toTimes(quiet), indexing: toTimes(whileIndexing), searching: toTimes(whileSearching) },
    indexMb: figure("quire_search_index_bytes"),
    threadHeapMb: figure("quire_search_heap_bytes"),
    residentMb: figure("process_resident_memory_bytes"),
  };
}
