/**
 * The log of a room: every update that was accepted, in order, with time and who delivered it. It is the history. Old rows are
 * merged into segments; a snapshot says what the document amounts to, so that a load need not read the history.
 * Adapter: ordered-update-log, on any OrderedStore.
 *
 *      sequence   1 ─────────────── 40 41 ───── 90 91 92 93 94 …
 *      history    [  segment 1–40  ][segment 41–90] [rows 91 …        each sequence is in exactly one place
 *      snapshot   [ state after 1–92              ]
 *      a load     reads the snapshot and the rows 93 …
 */
import type { LogRow } from "./log-row.ts";
import type { SegmentPart } from "./log-segment.ts";

/**
 * `damaged`: the row was moved aside. `missing`: a sequence number without a row. `segment`, `snapshot`: the same as damaged,
 * of these; a damaged snapshot costs nothing but time.
 */
export interface LogFault {
  kind: "damaged" | "missing" | "segment" | "snapshot";
  /** The last one, of a segment or a snapshot. */
  sequence: number;
}

export interface LoadedSnapshot {
  /** The last sequence that is in it. */
  through: number;
  stateVector: Uint8Array;
  /** The whole state, V1. */
  update: Uint8Array;
}

export interface LoadedLog {
  /** Undefined when there is none, or when it is damaged. */
  snapshot: LoadedSnapshot | undefined;
  /** Only without a snapshot: what the segments hold. To be applied together. */
  history: SegmentPart[];
  /** The good rows that are in neither, by sequence. */
  rows: LogRow[];
  /** The highest sequence ever used, also by a row that was moved aside. 0 in a new room. */
  lastSequence: number;
  /** Undefined in a room that was never written. */
  incarnation: string | undefined;
  /** Faults found now; what was moved aside earlier is not told again. */
  faults: LogFault[];
}

export interface UpdateLog {
  /**
   * Reads and checks the snapshot and the rows behind it, or everything when there is no snapshot. What is damaged is moved
   * aside, and the rest is given. Rejects when the store cannot be read.
   */
  load(room: string): Promise<LoadedLog>;
  /**
   * Writes rows whose sequences follow the room's last one; on disk when the promise resolves. The same rows may be appended
   * again after a failure. `incarnation` is given with the first rows of a room.
   */
  append(room: string, rows: readonly LogRow[], incarnation?: string): Promise<void>;
}
