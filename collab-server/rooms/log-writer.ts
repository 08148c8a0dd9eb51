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

export function createLogWriter(options: LogWriterOptions): LogWriter {
  return new RowWriter(options);
}

/** One for every open room, so it is a class: closures would take several times the memory. */
class RowWriter implements LogWriter {
  readonly #options: LogWriterOptions;
  #queue: AcceptedUpdate[] = [];
  /** Rows that the store refused; they keep their sequences. */
  #refused: LogRow[] = [];
  #sequence: number;
  #tickets = 0;
  #committed = 0;
  #unwritten = 0;
  #failures = 0;
  /** When the oldest update that is not on disk was accepted. */
  #waitingSince: number | undefined;
  #queuedSince: number | undefined;
  #incarnation: string | undefined;
  #running: Promise<void> | undefined;
  #waiting: Set<() => void> | undefined;

  constructor(options: LogWriterOptions) {
    this.#options = options;
    this.#sequence = options.lastSequence;
  }

  #tell(): void {
    this.#options.onChange();
    for (const check of this.#waiting ?? []) check();
  }

  async #run(): Promise<void> {
    const { room, log, clock, logger, metrics } = this.#options;
    // What comes in the same turn of the event loop belongs in the first rows, too.
    await Promise.resolve();
    while (this.#queue.length > 0 || this.#refused.length > 0) {
      const rows = [...this.#refused, ...toRows(this.#queue, this.#sequence, clock.now())];
      this.#sequence = rows.at(-1)?.sequence ?? this.#sequence;
      const [upTo, bytes] = [this.#tickets, this.#unwritten];
      this.#queue = [];
      this.#waitingSince ??= this.#queuedSince;
      this.#queuedSince = undefined;
      try {
        await log.append(room, rows, this.#incarnation);
        this.#incarnation = undefined;
        this.#refused = [];
        this.#committed = upTo;
        this.#unwritten -= bytes;
        if (this.#waitingSince !== undefined) metrics.acknowledged((clock.now() - this.#waitingSince) / 1000);
        this.#waitingSince = undefined;
        if (this.#failures > 0) logger.info({ room, failures: this.#failures }, "store.recovered");
        this.#failures = 0;
        this.#tell();
      } catch (error) {
        this.#refused = rows;
        this.#failures++;
        if (this.#failures === 1) logger.error({ room, error }, "store.append_failed");
        this.#tell();
        await this.#wait(Math.min(maxRetryMs, firstRetryMs * 2 ** (this.#failures - 1)));
      }
    }
    this.#running = undefined;
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#options.clock.after(ms, resolve);
    });
  }

  add(update: AcceptedUpdate): number {
    this.#queue.push(update);
    this.#queuedSince ??= this.#options.clock.now();
    this.#unwritten += update.update.byteLength;
    this.#running ??= this.#run();
    return ++this.#tickets;
  }

  lastTicket(): number {
    return this.#tickets;
  }

  lastSequence(): number {
    return this.#sequence;
  }

  committed(): number {
    return this.#committed;
  }

  setIncarnation(value: string): void {
    this.#incarnation = value;
  }

  isFailing(): boolean {
    return this.#failures > 0;
  }

  unwrittenBytes(): number {
    return this.#unwritten;
  }

  written(ticket: number): Promise<void> {
    const waiting = (this.#waiting ??= new Set());
    return new Promise((resolve, reject) => {
      const check = (): void => {
        if (this.#committed < ticket && this.#failures === 0) return;
        waiting.delete(check);
        if (this.#committed >= ticket) resolve();
        else reject(new JoinError("storeFailed"));
      };
      waiting.add(check);
      check();
    });
  }

  async idle(): Promise<void> {
    await this.#running;
    // What was added in the turn in which the last write ended started another run.
    if (this.#running !== undefined) await this.idle();
  }
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
