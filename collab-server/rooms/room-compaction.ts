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
  clock: Clock;
  logger: Logger;
  /** Bytes of the snapshot's update when it was loaded. */
  snapshotBytes: number;
  /** The last sequence that the snapshot covers. */
  through: number;
}

/** A tail of half the snapshot's size costs a join about as much as the snapshot itself; below 64 KB nobody notices. */
const tailFactor = 0.5;
const minTailBytes = 64 * 1024;
/** A room that leaves memory is loaded again some day, and nobody waits for it now. */
const minQuietTailBytes = 4 * 1024;
/** What a row costs beside its update, on disk and at a load. */
const rowBytes = 32;
/** So much is merged before the store is asked to give its space back, which rewrites some of its files. */
const minReclaimBytes = 1024 * 1024;
/** As much of the log as one step reads into memory. */
const maxReadBytes = 8 * 1024 * 1024;

export function createRoomCompaction(options: RoomCompactionOptions): RoomCompaction {
  const { room, archive, compactor, clock, logger } = options;
  let { snapshotBytes, through } = options;
  let tailBytes = 0;
  /** Raised after a failure, so that what fails is not tried again at once. */
  let notBelow = 0;
  /** Bytes of rows and snapshots that were replaced, and may still take space. */
  let replacedBytes = 0;
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
    const source = await archive.readForCompaction(room, maxReadBytes);
    if (isStopped || source.rows.length === 0) return false;
    if (source.isDamaged) return refuse("damaged");
    const outcome = await Promise.race([compactor.compact(source, clock.now()), stopped]);
    if (outcome === undefined || isStopped) return false;
    if (outcome.kind === "refused") return refuse(outcome.reason);
    if (outcome.snapshot !== undefined) {
      replacedBytes += source.snapshot?.packed.byteLength ?? 0;
      await archive.writeSnapshot(room, outcome.snapshot);
      snapshotBytes = outcome.snapshot.byteLength;
      through = outcome.snapshot.through;
    }
    for (const segment of outcome.segments) {
      if (isStopped) return false;
      await archive.writeSegment(room, segment);
    }
    const { rows } = source;
    replacedBytes += rows.reduce((sum, { update }) => sum + update.byteLength + rowBytes, 0);
    logger.debug({ room, rows: rows.length, segments: outcome.segments.length }, "log.compacted");
    return !source.isAll;
  }

  function refuse(reason: string): false {
    logger.warn({ room, reason }, "log.compaction_refused");
    notBelow = tailBytes * 2;
    return false;
  }

  async function run(): Promise<void> {
    const before = tailBytes;
    try {
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
      running = undefined;
    }
  }

  return {
    count(bytes) {
      tailBytes += bytes + rowBytes;
    },
    consider(isQuiet) {
      if (running !== undefined || isStopped || tailBytes < notBelow) return;
      const least = isQuiet ? minQuietTailBytes : Math.max(minTailBytes, snapshotBytes * tailFactor);
      if (tailBytes >= least) running = run();
    },
    through: () => through,
    async stop() {
      stop();
      await running;
    },
  };
}
