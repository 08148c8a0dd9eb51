import type { Cluster, Lease } from "#collab-server/cluster/cluster.ts";
import { compactStep, rowBytes } from "#collab-server/compaction/compact-step.ts";
import type { Compactor } from "#collab-server/compaction/compactor.ts";
import type { Logger } from "#collab-server/observability/logger.ts";
import type { LogArchive } from "#collab-server/storage/log-archive.ts";
import type { Clock } from "#lib/collab/clock.ts";

/**
 * When a room's log is compacted, and in which steps. The work is done in another thread; each step is one atomic write, and
 * whoever stops between two of them, or is killed there, leaves a log that loads to the same document.
 */
export interface RoomCompaction {
  /** An update of this size became part of the tail. */
  count(bytes: number): void;
  /** Compacts if the tail is worth it; `isQuiet`: nobody is in the room, and it will leave memory soon. */
  consider(isQuiet: boolean): void;
  /** The last sequence that a snapshot covers. */
  through(): number;
  /** Begins no more steps; resolves when the one under way is done. */
  stop(): Promise<void>;
}

export interface RoomCompactionOptions {
  room: string;
  archive: LogArchive;
  compactor: Compactor;
  /** Absent: there is no other node that could compact the same room. */
  cluster?: Cluster | undefined;
  clock: Clock;
  logger: Logger;
  /** Bytes of the snapshot's update when it was loaded. */
  snapshotBytes: number;
  /** The last sequence that the snapshot covers. */
  through: number;
}

/**
 * A tail of half the snapshot's size costs a join about as much as the snapshot itself; below 256 KB, some ten milliseconds, nobody
 * notices. A compaction takes a tenth of a second of a core at least, so that smaller ones would cost more than the edits do.
 */
const tailFactor = 0.5;
const minTailBytes = 256 * 1024;
/** A room that leaves memory is loaded again some day, and nobody waits for it now. */
const minQuietTailBytes = 4 * 1024;
/** So much is merged before the store is asked to give its space back, which rewrites some of its files. */
const minReclaimBytes = 1024 * 1024;
/**
 * While so much comes in a second, compacting waits for a calmer one: the thread, its memory and the store's are wanted for
 * the edits themselves. Up to a tail that makes a load slow.
 */
const flood = { bytes: 1024 * 1024, ms: 1_000, mostTailBytes: 32 * 1024 * 1024 } as const;

export function createRoomCompaction(options: RoomCompactionOptions): RoomCompaction {
  return new TailCompaction(options);
}

/** One for every open room, so it is a class: closures would take several times the memory. */
class TailCompaction implements RoomCompaction {
  readonly #options: RoomCompactionOptions;
  #snapshotBytes: number;
  #through: number;
  #tailBytes = 0;
  /** Raised after a failure, so that what fails is not tried again at once. */
  #notBelow = 0;
  /** Bytes of rows and snapshots that were replaced, and may still take space. */
  #replacedBytes = 0;
  /** What came since when. */
  #inflowSince: number;
  #inflowBytes = 0;
  #cancelLater: (() => void) | undefined;
  #running: Promise<void> | undefined;
  #isStopped = false;
  /** Ends the waiting of the run under way. */
  #stopRun: (() => void) | undefined;

  constructor(options: RoomCompactionOptions) {
    this.#options = options;
    this.#snapshotBytes = options.snapshotBytes;
    this.#through = options.through;
    this.#inflowSince = options.clock.now();
  }

  /** One read's worth; true when there may be more. */
  async #compactSome(stopped: Promise<undefined>): Promise<boolean> {
    const { room, archive, compactor, clock, logger } = this.#options;
    const now = (): number => clock.now();
    const stopping = { isStopped: () => this.#isStopped, promise: stopped };
    const outcome = await compactStep({ room, archive, compactor, now, stopped: stopping });
    if (outcome.kind === "refused") return this.#refuse(outcome.reason);
    if (outcome.kind !== "done") return false;
    this.#replacedBytes += outcome.replacedBytes;
    if (outcome.snapshot !== undefined) {
      this.#snapshotBytes = outcome.snapshot.byteLength;
      this.#through = outcome.snapshot.through;
    }
    const { rows, segments } = outcome;
    logger.debug({ room, rows, segments }, "log.compacted");
    return !outcome.isAll;
  }

  #refuse(reason: string): false {
    const { room, logger } = this.#options;
    logger.warn({ room, reason }, "log.compaction_refused");
    this.#notBelow = this.#tailBytes * 2;
    return false;
  }

  async #run(): Promise<void> {
    const { room, archive, cluster, logger } = this.#options;
    const before = this.#tailBytes;
    const stopped = new Promise<undefined>((resolve) => {
      this.#stopRun = () => resolve(undefined);
    });
    let lease: Lease | undefined;
    try {
      lease = await cluster?.lease(`compact ${room}`);
      // Another node is at it, and this one's tail will be asked about again.
      if (cluster !== undefined && lease === undefined) return;
      while (await this.#compactSome(stopped));
      if (this.#notBelow <= before) this.#tailBytes -= before;
      if (this.#isStopped || this.#replacedBytes < minReclaimBytes) return;
      this.#replacedBytes = 0;
      await archive.reclaim(room);
    } catch (error) {
      if (this.#isStopped) return;
      logger.error({ room, error }, "log.compaction_failed");
      this.#notBelow = this.#tailBytes * 2;
    } finally {
      await lease?.release();
      this.#stopRun = undefined;
      this.#running = undefined;
    }
  }

  #isFlooded(): boolean {
    return this.#inflowBytes > flood.bytes && this.#options.clock.now() - this.#inflowSince < 2 * flood.ms;
  }

  #considerLater(): void {
    this.#cancelLater ??= this.#options.clock.after(flood.ms, () => {
      this.#cancelLater = undefined;
      this.consider(false);
    });
  }

  consider(isQuiet: boolean): void {
    if (this.#running !== undefined || this.#isStopped || this.#tailBytes < this.#notBelow) return;
    const least = isQuiet ? minQuietTailBytes : Math.max(minTailBytes, this.#snapshotBytes * tailFactor);
    if (this.#tailBytes < least) return;
    if (!isQuiet && this.#isFlooded() && this.#tailBytes < flood.mostTailBytes) this.#considerLater();
    else this.#running = this.#run();
  }

  count(bytes: number): void {
    this.#tailBytes += bytes + rowBytes;
    const now = this.#options.clock.now();
    if (now - this.#inflowSince >= flood.ms) {
      this.#inflowSince = now;
      this.#inflowBytes = 0;
    }
    this.#inflowBytes += bytes;
  }

  through(): number {
    return this.#through;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#stopRun?.();
    this.#cancelLater?.();
    await this.#running;
  }
}
