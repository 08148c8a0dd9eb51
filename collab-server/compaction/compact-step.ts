import type { LogArchive } from "#collab-server/storage/log-archive.ts";
import type { CompactionRefusal } from "./compact.ts";
import type { Compactor } from "./compactor.ts";

export interface CompactionStep {
  room: string;
  archive: LogArchive;
  compactor: Compactor;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Rejects or resolves when no more is to be written; absent: nobody stops it. */
  stopped?: { isStopped: () => boolean; promise: Promise<undefined> };
}

export type StepOutcome =
  | { kind: "stopped" | "nothing" }
  | { kind: "refused"; reason: CompactionRefusal | "damaged" }
  | {
      kind: "done";
      rows: number;
      segments: number;
      /** Bytes of rows and of the snapshot that were replaced. */
      replacedBytes: number;
      /** Undefined: the one before covered everything. */
      snapshot: { through: number; byteLength: number } | undefined;
      isAll: boolean;
    };

/** What a row costs beside its update, on disk and at a load. */
export const rowBytes = 32;
/** As much of the log as one step reads into memory, ours and the thread's, where it takes ten times as much. */
const maxReadBytes = 256 * 1024;

/** Compacts one read's worth of a room: first the snapshot, then segment after segment, each in one atomic write. */
export async function compactStep(step: CompactionStep): Promise<StepOutcome> {
  const { room, archive, compactor, now, stopped } = step;
  const isStopped = (): boolean => stopped?.isStopped() ?? false;
  const source = await archive.readForCompaction(room, maxReadBytes);
  if (isStopped()) return { kind: "stopped" };
  const { rows, isAll } = source;
  if (rows.length === 0) return { kind: "nothing" };
  if (source.isDamaged) return { kind: "refused", reason: "damaged" };
  const work = compactor.compact(source, now());
  const outcome = await (stopped === undefined ? work : Promise.race([work, stopped.promise]));
  if (outcome === undefined || isStopped()) return { kind: "stopped" };
  if (outcome.kind === "refused") return outcome;
  const { snapshot, segments } = outcome;
  let replacedBytes = rows.reduce((sum, { update }) => sum + update.byteLength + rowBytes, 0);
  if (snapshot !== undefined) {
    replacedBytes += source.snapshot?.packed.byteLength ?? 0;
    await archive.writeSnapshot(room, snapshot);
  }
  for (const segment of segments) {
    if (isStopped()) return { kind: "stopped" };
    await archive.writeSegment(room, segment);
  }
  return { kind: "done", rows: rows.length, segments: segments.length, replacedBytes, snapshot, isAll };
}
