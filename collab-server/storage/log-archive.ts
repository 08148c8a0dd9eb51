/**
 * What compaction does to a room's log, in steps, each of them atomic and on disk when its promise resolves. A crash between
 * any two leaves a log that loads to the same document: first the snapshot, then segment after segment.
 */
import type { LogRow } from "./log-row.ts";
import type { PackedSegment } from "./log-segment.ts";
import type { PackedSnapshot } from "./log-snapshot.ts";

/** What the next snapshot is made of: the one before (or, without one, all segments), and rows. */
export interface CompactionSource {
  snapshot: PackedSnapshot | undefined;
  /** Only without a snapshot. */
  segments: PackedSegment[];
  /** The oldest good rows that are in no segment yet; some may be in the snapshot already, when a crash came between. */
  rows: LogRow[];
  /** There are no more rows than these. */
  isAll: boolean;
  /** Something that was read is damaged. The next load moves it aside and says so; until then nothing is made of the rest. */
  isDamaged: boolean;
}

export interface LogArchive {
  /**
   * Reads about `maxBytes` of rows, or as many as the snapshot has, when that is more: each step costs taking in the snapshot.
   * Rows of one commit tick stay together.
   */
  readForCompaction(room: string, maxBytes: number): Promise<CompactionSource>;
  /** Takes the place of the snapshot before. */
  writeSnapshot(room: string, snapshot: PackedSnapshot): Promise<void>;
  /** Takes the place of the rows `from` to `to`. The room must have a snapshot that covers them. */
  writeSegment(room: string, segment: PackedSegment): Promise<void>;
  /** The segments from the first on, as long as they follow each other and each is sound. */
  readHistory(room: string): Promise<PackedSegment[]>;
  /** Puts one segment in the place of those that it covers, `from` to `to`, which must end with one of them. */
  mergeSegments(room: string, merged: PackedSegment): Promise<void>;
  /**
   * Deletes everything of a room. Not atomic: whoever calls it remembers that it was begun, and calls it again after a crash.
   * Nobody may have the room open.
   */
  remove(room: string): Promise<void>;
  /** Gives the disk the space back that merged rows and earlier snapshots still take. */
  reclaim(room: string): Promise<void>;
}
