/**
 * Keeps the index behind the documents. At the start it reads them all, the last edited first; then it follows the directory,
 * which hears of every edit once it is on disk. One document is read at a time, so that questions never wait for more.
 *
 *      start ──► all documents, newest edit first ─┐
 *      an edit, a restore, a new document ─────────┼─► waiting ──(due)──► log rows ──► the index's thread
 *      trash, deleted for good ────────────────────┴─► out of the index at once
 */
import type { Logger } from "#collab-server/observability/logger.ts";
import type { LogArchive } from "#collab-server/storage/log-archive.ts";
import type { Clock } from "#lib/collab/clock.ts";
import type { HomeRows } from "../documents/home-rows.ts";
import type { DocumentRecord } from "../documents/records.ts";
import type { SearchFigures, SearchJob } from "./search-thread.ts";
import type { SearchHost } from "./search-thread-host.ts";

export interface IndexFeed {
  /** Begins to read everything. The feed follows from its creation on. */
  start(): void;
  /** What the document is called in the index; undefined when it never was in it. */
  numberOf(documentId: string): number | undefined;
  idOf(number: number): string | undefined;
  /** Not everything was read yet. */
  isIndexing(): boolean;
  figures(): IndexFigures;
  /** Everything in the index is gone: reads it all again. */
  restart(): void;
  close(): void;
}

export interface IndexFigures extends SearchFigures {
  /** Documents that wait to be read. */
  waiting: number;
  /** Found by their titles only: too much text, or none that can be read. */
  titlesOnly: number;
}

export interface IndexFeedOptions {
  rows: Pick<HomeRows, "directory" | "onDocument">;
  archive: Pick<LogArchive, "readForCompaction">;
  host: Pick<SearchHost, "run">;
  clock: Clock;
  logger: Pick<Logger, "info" | "warn" | "error">;
}

/** After an edit: who types goes on typing, and an index that is read at each pause is none the better for it. */
const settleMs = 400;
/** One document is read again after this long at the earliest, and not more than a tenth of the time. */
const restMs = 2_000;
const restPerCost = 10;
const retryMs = 30_000;
/** A thread that ends again and again is started after longer and longer pauses. */
const restartMs = { first: 500, most: 60_000 } as const;
/** Ends the thread twice: not tried again before its next edit, but for the title. */
const maxFailures = 2;

interface Known {
  number: number;
  record: DocumentRecord;
  /** When it may be read the next time. */
  restUntil: number;
  failures: number;
  isTitleOnly: boolean;
}

/** Creates the feed of one index. */
export function createIndexFeed(options: IndexFeedOptions): IndexFeed {
  const { rows, archive, host, clock, logger } = options;
  const known = new Map<string, Known>();
  const ids: string[] = [];
  /** By document, when it is due. In the order in which they came. */
  const edited = new Map<string, number>();
  /** What the start found, the next one last. */
  let backlog: string[] = [];
  let isListing = false;
  let isBusy = false;
  let isClosed = false;
  let inFlight: string | undefined;
  let cancelWake = (): void => {};
  let cancelRestart = (): void => {};
  let pauseMs: number = restartMs.first;
  let last: SearchFigures = { documents: 0, bytes: 0, heapBytes: 0 };

  function meet(record: DocumentRecord): Known {
    const before = known.get(record.id);
    if (before !== undefined) {
      before.record = record;
      return before;
    }
    const fresh = { number: ids.length, record, restUntil: 0, failures: 0, isTitleOnly: false };
    ids.push(record.id);
    known.set(record.id, fresh);
    return fresh;
  }

  /** Tells the index; a failure is for `onLost` and the next start to mend. */
  async function tell(job: SearchJob): Promise<boolean> {
    const reply = await host.run(job);
    if (reply.kind === "error") throw new Error(reply.error);
    if (reply.kind === "done") last = reply.figures;
    return reply.kind === "done" && reply.isWhole;
  }

  function tellLater(job: SearchJob): void {
    tell(job).catch((error: unknown) => {
      if (!isClosed) logger.warn({ error }, "search.job_failed");
    });
  }

  function leave(id: string): void {
    const entry = known.get(id);
    edited.delete(id);
    if (entry === undefined) return;
    known.delete(id);
    // The number is not given again: an answer that is on its way must not mean another document.
    tellLater({ kind: "remove", document: entry.number });
  }

  function follow(id: string, record: DocumentRecord | undefined): void {
    if (isClosed) return;
    if (record === undefined || record.trashedAt !== null) return leave(id);
    const before = known.get(id)?.record;
    const entry = meet(record);
    if (before !== undefined && before.title !== record.title)
      tellLater({ kind: "retitle", document: entry.number, title: record.title });
    const isEdit =
      before === undefined ||
      before.updatedAt !== record.updatedAt ||
      before.incarnation !== record.incarnation;
    if (!isEdit) return;
    if (!edited.has(id)) edited.set(id, Math.max(clock.now() + settleMs, entry.restUntil));
    wake();
  }

  /** The document to be read now, or when the next one is due. */
  function next(): string | number | undefined {
    let soonest: number | undefined;
    for (const [id, due] of edited) {
      if (due <= clock.now()) {
        edited.delete(id);
        return id;
      }
      soonest = Math.min(soonest ?? due, due);
    }
    return backlog.pop() ?? soonest;
  }

  function wake(): void {
    if (isBusy || isClosed) return;
    cancelWake();
    const found = next();
    if (found === undefined) return;
    if (typeof found === "number") cancelWake = clock.after(Math.max(1, found - clock.now()), wake);
    else {
      isBusy = true;
      read(found)
        .catch((error: unknown) => {
          if (isClosed) return;
          logger.warn({ room: found, error }, "search.document_failed");
          // A store that is in trouble, or an index that is gone: it may be better soon.
          if (known.has(found)) edited.set(found, clock.now() + retryMs);
        })
        .finally(() => {
          isBusy = false;
          inFlight = undefined;
          wake();
        });
    }
  }

  async function read(id: string): Promise<void> {
    const entry = known.get(id);
    if (entry === undefined) return;
    const startedAt = clock.now();
    inFlight = id;
    const isHopeless = entry.failures >= maxFailures;
    const source = isHopeless ? undefined : await archive.readForCompaction(id, Number.POSITIVE_INFINITY);
    // Trashed or deleted while it was being read: what is told now would be told after its removal.
    if (known.get(id) !== entry) return;
    const { title, format } = entry.record;
    const isWhole = await tell({ kind: "put", document: entry.number, title, format, source });
    entry.isTitleOnly = !isWhole;
    entry.failures = 0;
    if (backlog.length === 0) pauseMs = restartMs.first;
    const cost = clock.now() - startedAt;
    entry.restUntil = clock.now() + Math.max(restMs, cost * restPerCost);
    const due = edited.get(id);
    if (due !== undefined) edited.set(id, Math.max(due, entry.restUntil));
  }

  async function list(): Promise<void> {
    const found: DocumentRecord[] = [];
    for await (const record of rows.directory.eachDocument())
      if (record.trashedAt === null) found.push(record);
    found.sort((a, b) => a.updatedAt - b.updatedAt);
    // What was written meanwhile was followed, and is newer than what was read.
    for (const record of found) if (!known.has(record.id)) meet(record);
    backlog = found.map(({ id }) => id).filter((id) => known.has(id));
    logger.info({ documents: backlog.length }, "search.reading");
  }

  function start(): void {
    isListing = true;
    list()
      .catch((error: unknown) => logger.error({ error }, "search.start_failed"))
      .finally(() => {
        isListing = false;
        wake();
      });
  }

  rows.onDocument(follow);

  return {
    start,
    numberOf: (id) => known.get(id)?.number,
    idOf: (number) => ids[number],
    isIndexing: () => isListing || backlog.length > 0,
    figures: () => ({
      ...last,
      waiting: backlog.length + edited.size,
      titlesOnly: [...known.values()].filter(({ isTitleOnly }) => isTitleOnly).length,
    }),
    restart() {
      const culprit = inFlight === undefined ? undefined : known.get(inFlight);
      if (culprit !== undefined) culprit.failures++;
      cancelRestart();
      if (isClosed) return;
      cancelRestart = clock.after(pauseMs, start);
      pauseMs = Math.min(pauseMs * 2, restartMs.most);
    },
    close() {
      isClosed = true;
      cancelWake();
      cancelRestart();
    },
  };
}
