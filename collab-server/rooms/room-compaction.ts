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
  const { room, archive, compactor, clock, logger } = options;
  let { snapshotBytes, through } = options;
  let tailBytes = 0;
  /** Raised after a failure, so that what fails is not tried again at once. */
  let notBelow = 0;
  /** Bytes of rows and snapshots that were replaced, and may still take space. */
  let replacedBytes = 0;
  /** What came since when. */
  let inflow = { since: clock.now(), bytes: 0 };
  let cancelLater: (() => void) | undefined;
  let running: Promise<void> | undefined;
  let stop = (): void => {};
  let isStopped = false;
  const stopped = new Promise<undefined>((resolve) => {
    stop = () => {
      isStopped = true;
      resolve(undefined);
    };
  });

  /** One read's worth; true when there may be more. */
  async function compactSome(): Promise<boolean> {
    const now = (): number => clock.now();
    const stopping = { isStopped: () => isStopped, promise: stopped };
    const outcome = await compactStep({ room, archive, compactor, now, stopped: stopping });
    if (outcome.kind === "refused") return refuse(outcome.reason);
    if (outcome.kind !== "done") return false;
    replacedBytes += outcome.replacedBytes;
    if (outcome.snapshot !== undefined) {
      snapshotBytes = outcome.snapshot.byteLength;
      through = outcome.snapshot.through;
    }
    const { rows, segments } = outcome;
    logger.debug({ room, rows, segments }, "log.compacted");
    return !outcome.isAll;
  }

  function refuse(reason: string): false {
    logger.warn({ room, reason }, "log.compaction_refused");
    notBelow = tailBytes * 2;
    return false;
  }

  async function run(): Promise<void> {
    const before = tailBytes;
    let lease: Lease | undefined;
    try {
      lease = await options.cluster?.lease(`compact ${room}`);
      // Another node is at it, and this one's tail will be asked about again.
      if (options.cluster !== undefined && lease === undefined) return;
      while (await compactSome());
      if (notBelow <= before) tailBytes -= before;
      if (isStopped || replacedBytes < minReclaimBytes) return;
      replacedBytes = 0;
      await archive.reclaim(room);
    } catch (error) {
      if (isStopped) return;
      logger.error({ room, error }, "log.compaction_failed");
      notBelow = tailBytes * 2;
    } finally {
      await lease?.release();
      running = undefined;
    }
  }

  function isFlooded(): boolean {
    return inflow.bytes > flood.bytes && clock.now() - inflow.since < 2 * flood.ms;
  }

  function considerLater(): void {
    cancelLater ??= clock.after(flood.ms, () => {
      cancelLater = undefined;
      consider(false);
    });
  }

  function consider(isQuiet: boolean): void {
    if (running !== undefined || isStopped || tailBytes < notBelow) return;
    const least = isQuiet ? minQuietTailBytes : Math.max(minTailBytes, snapshotBytes * tailFactor);
    if (tailBytes < least) return;
    if (!isQuiet && isFlooded() && tailBytes < flood.mostTailBytes) considerLater();
    else running = run();
  }

  return {
    count(bytes) {
      tailBytes += bytes + rowBytes;
      const now = clock.now();
      if (now - inflow.since >= flood.ms) inflow = { since: now, bytes: 0 };
      inflow.bytes += bytes;
    },
    consider,
    through: () => through,
    async stop() {
      stop();
      cancelLater?.();
      await running;
    },
  };
}
