import { beforeEach, expect, test, vi } from "vitest";
import type { CommentsChange, NewProposal } from "#lib/collab/comments-api.ts";
import { WebApiError } from "#lib/web-api/web-api-error.ts";
import { keptSuggestions } from "./kept-suggestions.ts";
import { againMs, createSuggestionOutbox, mostMs, pauseMs } from "./suggestion-outbox.ts";

const nothing: CommentsChange = { seq: 0, threads: [], deleted: [], people: [] };
const says = (insert: string): NewProposal => ({
  range: { from: { at: 1 }, to: { at: 1 } },
  quote: "",
  insert,
});

let sent: string[];
let known: Set<string>;
let answer: (call: string) => Promise<CommentsChange>;
let rows: Map<string, string>;

beforeEach(() => {
  vi.useFakeTimers();
  [sent, known, rows] = [[], new Set(), new Map()];
  answer = async () => nothing;
  return () => {
    vi.useRealTimers();
  };
});

const storage = {
  getItem: (name: string) => rows.get(name) ?? null,
  setItem: (name: string, text: string) => void rows.set(name, text),
  removeItem: (name: string) => void rows.delete(name),
  key: (index: number) => [...rows.keys()][index] ?? null,
  get length() {
    return rows.size;
  },
};

function open() {
  const make = (name: string, id: string, insert = "") => {
    sent.push(`${name} ${id} ${insert}`.trim());
    return answer(name);
  };
  return createSuggestionOutbox({
    documentId: "doc",
    kept: keptSuggestions(storage, "me", "doc"),
    calls: {
      startThread: (_doc, { id, suggestion }) => make("start", id, suggestion?.insert),
      reviseSuggestion: (_doc, id, { insert }) => make("revise", id, insert),
      removeThread: (_doc, id) => make("remove", id),
    },
    change: async (call) => {
      await call();
      known.add(sent.at(-1)?.split(" ")[1] ?? "");
    },
    isThere: (id) => known.has(id),
    clock: {
      now: () => Date.now(),
      random: () => 0,
      after: (ms, task) => {
        const timer = setTimeout(task, ms);
        return () => clearTimeout(timer);
      },
    },
  });
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test("what is typed is sent after a pause, once, and more of it as a revision", async () => {
  const outbox = open();
  outbox.put("one", says("a"));
  outbox.put("one", says("ab"));
  await pass(pauseMs - 1);
  expect(sent).toEqual([]);
  await pass(1);
  expect(sent).toEqual(["start one ab"]);
  expect([outbox.waiting(), rows.size]).toEqual([[], 0]);
  outbox.put("one", says("abc"));
  await pass(pauseMs);
  expect(sent).toEqual(["start one ab", "revise one abc"]);
});

test("who types without a pause is heard of all the same", async () => {
  const outbox = open();
  for (let ms = 0; ms <= mostMs; ms += 500) {
    outbox.put("one", says(`at ${ms}`));
    await pass(500);
  }
  expect(sent.length).toBeGreaterThan(0);
  outbox.stop();
});

test("a reload sends what the page before it could not", async () => {
  open().put("one", says("typed"));
  vi.clearAllTimers();
  const outbox = open();
  expect(outbox.waiting()).toMatchObject([{ id: "one", insert: "typed" }]);
  outbox.flush();
  await pass(0);
  expect(sent).toEqual(["start one typed"]);
  expect(rows.size).toBe(0);
});

test("typed on while it was on its way, it is sent again", async () => {
  const outbox = open();
  let arrive = (): void => {};
  answer = () => new Promise((resolve) => (arrive = () => resolve(nothing)));
  outbox.put("one", says("a"));
  await pass(pauseMs);
  outbox.put("one", says("ab"));
  arrive();
  await pass(pauseMs);
  expect(sent).toEqual(["start one a", "revise one ab"]);
  expect(outbox.waiting()).toHaveLength(1);
  arrive();
  await pass(0);
  expect(outbox.waiting()).toEqual([]);
});

test("without an answer it waits, says why, and is tried again; refused for good it is not", async () => {
  const outbox = open();
  answer = () => Promise.reject(new WebApiError("offline", "No"));
  outbox.put("one", says("a"));
  await pass(pauseMs);
  expect(outbox.waiting()).toMatchObject([{ problem: "offline" }]);
  answer = () => Promise.reject(new WebApiError("too_large", "No"));
  await pass(againMs);
  expect(outbox.waiting()).toMatchObject([{ problem: "too_large" }]);
  await pass(againMs * 10);
  expect(sent).toHaveLength(2);
});

test("decided while it was typed on, the rest goes on as another suggestion", async () => {
  const outbox = open();
  outbox.hearDecided(async (_id, insert) => insert.slice(2));
  known.add("one");
  answer = (call) =>
    call === "revise" ? Promise.reject(new WebApiError("conflict", "No")) : Promise.resolve(nothing);
  outbox.put("one", says("ab and more"));
  await pass(pauseMs * 3);
  expect(sent[0]).toBe("revise one ab and more");
  expect(sent[1]).toMatch(/^start \w{22}  and more$/);
  expect(outbox.waiting()).toEqual([]);
});

test("what this device could not keep is known", () => {
  const outbox = open();
  outbox.put("one", says("a"));
  expect(outbox.waiting()).toMatchObject([{ isKept: true }]);
  vi.spyOn(rows, "set").mockImplementation(() => {
    throw new Error("full");
  });
  outbox.put("one", says("ab"));
  expect(outbox.waiting()).toMatchObject([{ insert: "ab", isKept: false }]);
  outbox.stop();
});

test("with nothing left of it, it is taken back from the server too", async () => {
  const outbox = open();
  outbox.put("one", says("a"));
  await pass(pauseMs);
  outbox.put("two", says("b"));
  outbox.drop("two");
  outbox.drop("one");
  await pass(pauseMs);
  expect(sent).toEqual(["start one a", "remove one"]);
  expect(rows.size).toBe(0);
});

test("given up while it was on its way, it is taken back when it has arrived; held, it stays as it arrived", async () => {
  const outbox = open();
  let arrive = (): void => {};
  answer = (call) =>
    call === "start" ? new Promise((resolve) => (arrive = () => resolve(nothing))) : Promise.resolve(nothing);
  outbox.put("one", says("a"));
  await pass(pauseMs);
  outbox.drop("one");
  expect(sent).toEqual(["start one a"]);
  arrive();
  await pass(0);
  expect(sent).toEqual(["start one a", "remove one"]);
  outbox.put("two", says("b"));
  outbox.hold("two");
  await pass(pauseMs);
  expect(sent).toHaveLength(2);
});
