import { expect, test, vi } from "vitest";
import type { CompactionSource } from "#collab-server/storage/log-archive.ts";
import { createRecordingLogger } from "#collab-server/testing/recording-logger.ts";
import { createFakeClock } from "#lib/collab/testing/fake-clock.ts";
import { createHomeRows } from "../documents/home-rows.ts";
import { createOrderedDirectory } from "../documents/ordered-directory.ts";
import { sampleDocument } from "../documents/sample-records.ts";
import { createMemoryStore } from "../storage/memory-store.ts";
import { createIndexFeed } from "./index-feed.ts";
import type { SearchJob, SearchReply } from "./search-thread.ts";

const empty: CompactionSource = {
  snapshot: undefined,
  segments: [],
  rows: [],
  isAll: true,
  isDamaged: false,
};
const done: SearchReply = {
  kind: "done",
  isWhole: true,
  figures: { documents: 1, bytes: 1, heapBytes: 1 },
};

function setup() {
  const clock = createFakeClock();
  const logger = createRecordingLogger();
  const rows = createHomeRows(createOrderedDirectory({ store: createMemoryStore(), logger }));
  const jobs: string[] = [];
  const answer = vi.fn<(job: SearchJob) => Promise<SearchReply>>(async () => done);
  const read = vi.fn<(room: string) => Promise<CompactionSource>>(async () => empty);
  const feed = createIndexFeed({
    rows,
    archive: { readForCompaction: read },
    host: {
      run(job) {
        const source = job.kind === "put" && job.source === undefined ? " without text" : "";
        if (job.kind !== "find") jobs.push(`${job.kind} ${feed.idOf(job.document) ?? "?"}${source}`);
        return answer(job);
      },
    },
    clock,
    logger,
  });
  const put = (id: string, fields: Partial<ReturnType<typeof sampleDocument>> = {}) =>
    rows.directory.write([{ kind: "document", put: sampleDocument({ id, ...fields }) }]);
  const turn = async () => {
    for (let at = 0; at < 20; at++) await new Promise((resolve) => setImmediate(resolve));
  };
  const pass = async (ms: number) => {
    clock.advance(ms);
    await turn();
  };
  return { feed, rows, jobs, answer, read, put, pass, turn, clock, logger };
}

test("the start reads everything outside the trash, the last edited first", async () => {
  const { feed, rows, jobs, put, turn } = setup();
  await rows.directory.write([
    { kind: "document", put: sampleDocument({ id: "old", updatedAt: 1 }) },
    { kind: "document", put: sampleDocument({ id: "new", updatedAt: 9 }) },
    { kind: "document", put: sampleDocument({ id: "gone", trashedAt: 3 }) },
  ]);
  await put("mid", { updatedAt: 5 });
  feed.start();
  expect(feed.isIndexing()).toBe(true);
  await turn();
  expect(jobs).toEqual(["put new", "put mid", "put old"]);
  expect(feed.isIndexing()).toBe(false);
  expect(feed.numberOf("gone")).toBeUndefined();
});

test("an edit is read when it has settled, and a document that is typed in at every second, every other second", async () => {
  const { feed, jobs, put, pass } = setup();
  await put("d", { updatedAt: 1 });
  expect(jobs).toEqual([]);
  await pass(400);
  expect(jobs).toEqual(["put d"]);
  for (let second = 1; second <= 10; second++) {
    await put("d", { updatedAt: 1 + second });
    await pass(1_000);
  }
  await pass(2_000);
  expect(jobs.length).toBeGreaterThanOrEqual(5);
  expect(jobs.length).toBeLessThanOrEqual(7);
  expect(feed.figures().waiting).toBe(0);
});

test("a new title is told at once, a change of nothing that is searched never", async () => {
  const { jobs, put, pass } = setup();
  await put("d", { updatedAt: 1, title: "Old" });
  await pass(400);
  await put("d", { updatedAt: 1, title: "New" });
  expect(jobs.splice(0)).toEqual(["put d", "retitle d"]);
  await put("d", { updatedAt: 1, title: "New", hidesViewers: true });
  await pass(5_000);
  expect(jobs).toEqual([]);
});

test("trash and deletion take a document out at once, also while it is being read", async () => {
  const { feed, rows, jobs, read, put, pass, turn } = setup();
  await put("d");
  let letGo = (_source: CompactionSource): void => undefined;
  read.mockImplementationOnce(() => new Promise((resolve) => (letGo = resolve)));
  await pass(400);
  const number = feed.numberOf("d");
  await rows.directory.write([{ kind: "document", remove: sampleDocument({ id: "d" }) }]);
  expect(feed.numberOf("d")).toBeUndefined();
  letGo(empty);
  await turn();
  expect(jobs).toEqual(["remove d"]);
  await put("d");
  expect(feed.numberOf("d"), "an answer on its way must not mean the next one").not.toBe(number);
});

test("a log that cannot be read is tried again", async () => {
  const { jobs, read, put, pass, logger } = setup();
  read.mockRejectedValueOnce(new Error("no disk"));
  await put("d");
  await pass(400);
  expect(jobs).toEqual([]);
  expect(logger.events.map(({ event }) => event)).toEqual(["search.document_failed"]);
  await pass(30_000);
  expect(jobs).toEqual(["put d"]);
});

test("an index that is lost is filled again; what ended it twice is found by its title", async () => {
  const { feed, jobs, answer, put, pass } = setup();
  await put("bad", { updatedAt: 2 });
  await put("good", { updatedAt: 1 });
  await pass(400);
  jobs.splice(0);
  answer.mockImplementation(async (job) => {
    if (job.kind === "put" && job.document === feed.numberOf("bad") && job.source !== undefined) {
      feed.restart();
      throw new Error("the thread ended");
    }
    return done;
  });
  await put("bad", { updatedAt: 3 });
  for (let at = 0; at < 60; at++) await pass(1_000);
  expect(jobs).toContain("put bad without text");
  expect(jobs.at(-1)).not.toBe("put bad");
  expect(jobs).toContain("put good");
  expect(feed.isIndexing()).toBe(false);
});
