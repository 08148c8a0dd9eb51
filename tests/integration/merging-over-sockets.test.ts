// @vitest-environment happy-dom
/**
 * Three people write in one document of format text, through stock y-websocket providers and the real server as a process
 * of its own. Connections drop, the server is stopped and killed, and comes back on the same port. In the end everybody
 * shows the same, and every character that nobody deleted is there exactly once.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { rounds } from "../depth.ts";
import { Ink } from "../merging/ink.ts";
import { block } from "../merging/outline.ts";
import { Person } from "../merging/person.ts";
import { openQuireOn, quireSubject } from "../merging/quire-editor.ts";
import { doSomething } from "../merging/random-hands.ts";
import { judgeConservation } from "../merging/verdict.ts";
import { bundleServer, type CollabProcess, startProcess } from "./collab-process.ts";
import { createRandom } from "./seeded-random.ts";

const soon = { timeout: 20_000, interval: 10 };
const seeds = Array.from({ length: rounds(3, 30) }, (_, index) => index + 1);
const stepsPerRound = 40;
const roundsPerSeed = 4;

let bundle: ReturnType<typeof bundleServer>;
beforeAll(() => {
  bundle = bundleServer();
});
afterAll(() => bundle.remove());

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

test.each(seeds)("seed %i: three people, three sockets, a server that stops and is killed", async (seed) => {
  const chance = createRandom(seed);
  const room = `fuzz-${seed}`;
  const server = await RestartingServer.start();
  const ink = new Ink();
  const start = [
    block("p", ink.write("alpha beta")),
    block("ul", ink.write("one")),
    block("p", ink.write("omega")),
  ];
  const bytes = await quireSubject("text").seed(start);
  const people = ["A", "B", "C"].map((name) => takeSeat(name, bytes, ink, server.url, room));
  const script: string[] = [];

  for (let round = 0; round < roundsPerSeed; round += 1) {
    for (let step = 0; step < stepsPerRound; step += 1) {
      const { person, provider } = chance.pick(people);
      if (chance.below(12) === 0) {
        script.push(`${person.name} ${provider.shouldConnect ? "leaves" : "returns"}`);
        if (provider.shouldConnect) provider.disconnect();
        else provider.connect();
      } else {
        script.push(doSomething(person, chance));
      }
      // Now and then the sockets get their turn, so that some edits cross and some do not.
      if (chance.below(3) === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    if (round < roundsPerSeed - 1) await server.restart(chance.below(2) === 0 ? "SIGKILL" : "SIGTERM");
    for (const { provider } of people) provider.connect();
    await vi.waitFor(() => expectSame(people, script), soon);
    const persons = people.map(({ person }) => person);
    const final = persons[0]?.outline() ?? [];
    const verdict = judgeConservation({ start, people: persons, final, ink, mayReturn: true });
    expect(
      verdict === undefined ? "nothing lost" : `${verdict.word}: ${verdict.detail}\n${script.join("\n")}`,
    ).toBe("nothing lost");
    for (const { person } of people) expect(person.editor.complaint?.() ?? "fine").toBe("fine");
    // Somebody who never saw any of it reads the same from the server's disk.
    const late = takeSeat("late", undefined, ink, server.url, room);
    await vi.waitFor(() => expectSame([...people, late], script), soon);
    late.leave();
  }
});

interface Participant {
  person: Person;
  provider: WebsocketProvider;
  doc: Y.Doc;
  leave(): void;
}

/** Opens the document in an editor of this person's own, through a socket. */
function takeSeat(
  name: string,
  start: Uint8Array | undefined,
  ink: Ink,
  url: string,
  room: string,
): Participant {
  const doc = new Y.Doc();
  if (start !== undefined) Y.applyUpdate(doc, start);
  const editor = openQuireOn(doc, "text");
  const provider = new WebsocketProvider(url, room, doc, {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ws has all of it that the provider uses
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 50,
  });
  let here = true;
  const leave = () => {
    if (!here) return;
    here = false;
    provider.destroy();
    editor.close();
  };
  cleanUps.push(leave);
  return { person: new Person(name, editor, ink, () => {}), provider, doc, leave };
}

/** The real program on one data folder and one port, however often it dies. */
class RestartingServer {
  readonly url: string;
  readonly #folder: string;
  readonly #port: number;
  #process: CollabProcess;

  private constructor(process: CollabProcess, port: number, folder: string) {
    this.#process = process;
    this.#port = port;
    this.#folder = folder;
    this.url = `ws://127.0.0.1:${port}`;
  }

  static async start(): Promise<RestartingServer> {
    const folder = mkdtempSync(joinPath(tmpdir(), "quire-fuzz-"));
    const process = run(folder, 0);
    const server = new RestartingServer(process, await process.listening, folder);
    cleanUps.push(async () => {
      await server.#end("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    });
    return server;
  }

  async restart(signal: NodeJS.Signals): Promise<void> {
    await this.#end(signal);
    this.#process = run(this.#folder, this.#port);
    await this.#process.listening;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    this.#process.child.kill(signal);
    await this.#process.exited;
  }
}

function run(folder: string, port: number): CollabProcess {
  return startProcess(bundle.file, ["--port", String(port), "--data", folder, "--auth", "open"]);
}

function expectSame(people: readonly Participant[], script: readonly string[]): void {
  const shown = people.map(({ person }) => JSON.stringify(person.outline()));
  const states = people.map(({ doc }) => stateOf(doc));
  const lastly = `after\n${script.slice(-5).join("\n")}`;
  expect(new Set(states).size === 1 ? "same state" : `different states ${lastly}`).toBe("same state");
  expect(new Set(shown).size === 1 ? "same text" : `different texts ${lastly}`).toBe("same text");
}

function stateOf(doc: Y.Doc): string {
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))];
  return JSON.stringify(clocks.sort(([one], [other]) => one - other));
}
