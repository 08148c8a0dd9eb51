/**
 * Writes a room's updates to its log: one row per author and commit tick, one write in flight, and what arrives meanwhile goes
 * into the next. A write that fails is tried again, the same rows first, for as long as the room lives: nothing that was
 * accepted is dropped, and nothing is called written that is not.
 */
import { mergeTree } from "#collab-server/compaction/merge-tree.ts";
import type { Logger } from "#collab-server/observability/logger.ts";
import type { Metrics } from "#collab-server/observability/metrics.ts";
import type { LogRow } from "#collab-server/storage/log-row.ts";
import type { UpdateLog } from "#collab-server/storage/update-log.ts";
import type { Clock } from "#lib/collab/clock.ts";
import { JoinError } from "./join-error.ts";

export interface AcceptedUpdate {
  /** Empty: nobody was verified, or the server itself. */
  personId: string;
  /** The client id of the text, or 0. */
  clientId: number;
  update: Uint8Array;
}

export interface LogWriter {
  /** Takes an update and gives its ticket; tickets are 1, 2, 3 … */
  add(update: AcceptedUpdate): number;
  /** The last ticket given, 0 at first. */
  lastTicket(): number;
  /** The sequence of the last row made; it may still be on its way to the disk. */
  lastSequence(): number;
  /** Everything up to this ticket is on disk. */
  committed(): number;
  /** Written with the next rows: the incarnation of a room that had none. */
  setIncarnation(incarnation: string): void;
  /** The store refuses writes at the moment. */
  isFailing(): boolean;
  unwrittenBytes(): number;
  /** Resolves when this ticket is on disk; rejects with JoinError while the store refuses writes. */
  written(ticket: number): Promise<void>;
  /** Resolves when everything is on disk. */
  idle(): Promise<void>;
}

export interface LogWriterOptions {
  room: string;
  log: UpdateLog;
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
  lastSequence: number;
  /** After `committed` grew, and after the store began or ceased to fail. */
  onChange: () => void;
}

const firstRetryMs = 100;
const maxRetryMs = 5_000;

export function createLogWriter({
  room,
  log,
  clock,
  logger,
  metrics,
  lastSequence,
  onChange,
}: LogWriterOptions): LogWriter {
  let queue: AcceptedUpdate[] = [];
  /** Rows that the store refused; they keep their sequences. */
  let refused: LogRow[] = [];
  let sequence = lastSequence;
  let tickets = 0;
  let committed = 0;
  let unwritten = 0;
  let failures = 0;
  /** When the oldest update that is not on disk was accepted. */
  let waitingSince: number | undefined;
  let queuedSince: number | undefined;
  let incarnation: string | undefined;
  let running: Promise<void> | undefined;
  const waiting = new Set<() => void>();

  function tell(): void {
    onChange();
    for (const check of waiting) check();
  }

  async function run(): Promise<void> {
    // What comes in the same turn of the event loop belongs in the first rows, too.
    await Promise.resolve();
    while (queue.length > 0 || refused.length > 0) {
      const rows = [...refused, ...toRows(queue, sequence, clock.now())];
      sequence = rows.at(-1)?.sequence ?? sequence;
      const [upTo, bytes] = [tickets, unwritten];
      queue = [];
      waitingSince ??= queuedSince;
      queuedSince = undefined;
      try {
        await log.append(room, rows, incarnation);
        incarnation = undefined;
        refused = [];
        committed = upTo;
        unwritten -= bytes;
        if (waitingSince !== undefined) metrics.acknowledged((clock.now() - waitingSince) / 1000);
        waitingSince = undefined;
        if (failures > 0) logger.info({ room, failures }, "store.recovered");
        failures = 0;
        tell();
      } catch (error) {
        refused = rows;
        failures++;
        if (failures === 1) logger.error({ room, error }, "store.append_failed");
        tell();
        await wait(Math.min(maxRetryMs, firstRetryMs * 2 ** (failures - 1)));
      }
    }
    running = undefined;
  }

  function wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      clock.after(ms, resolve);
    });
  }

  return {
    add(update) {
      queue.push(update);
      queuedSince ??= clock.now();
      unwritten += update.update.byteLength;
      running ??= run();
      return ++tickets;
    },
    lastTicket: () => tickets,
    lastSequence: () => sequence,
    committed: () => committed,
    setIncarnation(value) {
      incarnation = value;
    },
    isFailing: () => failures > 0,
    unwrittenBytes: () => unwritten,
    written: (ticket) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          if (committed < ticket && failures === 0) return;
          waiting.delete(check);
          if (committed >= ticket) resolve();
          else reject(new JoinError("storeFailed"));
        };
        waiting.add(check);
        check();
      }),
    async idle() {
      await running;
      // What was added in the turn in which the last write ended started another run.
      if (running !== undefined) await this.idle();
    },
  };
}

/** One row per author, in the order in which the authors first appear. */
function toRows(updates: readonly AcceptedUpdate[], lastSequence: number, at: number): LogRow[] {
  const byAuthor = new Map<string, AcceptedUpdate[]>();
  for (const update of updates) {
    const own = byAuthor.get(update.personId);
    if (own) own.push(update);
    else byAuthor.set(update.personId, [update]);
  }
  return [...byAuthor].map(([personId, own], index) => ({
    sequence: lastSequence + 1 + index,
    at,
    personId,
    clientId: own.every((update) => update.clientId === own[0]?.clientId) ? (own[0]?.clientId ?? 0) : 0,
    update: mergeTree(own.map((update) => update.update)),
  }));
}
