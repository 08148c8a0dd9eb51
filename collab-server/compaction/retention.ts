import type { LogArchive } from "#collab-server/storage/log-archive.ts";
import type { Compactor } from "./compactor.ts";

export interface RetentionOptions {
  archive: LogArchive;
  compactor: Compactor;
  /** Milliseconds since 1970. */
  now: () => number;
  /** History that is older than so many days is merged away. */
  historyDays: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Merges what is older than the retention in one room. True when there was something; `isThorough`: also when little is won.
 * People may write in the room meanwhile: new segments come behind those that are merged.
 */
export async function mergeOldHistory(
  room: string,
  { archive, compactor, now, historyDays }: RetentionOptions,
  isThorough: boolean,
): Promise<boolean> {
  const segments = await archive.readHistory(room);
  if (segments.length === 0) return false;
  const before = now() - historyDays * dayMs;
  const merged = await compactor.mergeHistory({ segments, before, isThorough });
  if (merged === undefined) return false;
  await archive.mergeSegments(room, merged);
  await archive.reclaim(room);
  return true;
}

/** The same for all rooms, one after the other; `breathe` is awaited between two. Gives the number of rooms that it changed. */
export async function enforceRetention(
  rooms: AsyncIterable<string>,
  options: RetentionOptions,
  breathe: () => Promise<void>,
): Promise<number> {
  let changed = 0;
  for await (const room of rooms) {
    if (await mergeOldHistory(room, options, false)) changed++;
    await breathe();
  }
  return changed;
}
