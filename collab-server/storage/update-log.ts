/**
 * The log of a room: every update that was accepted, in order, with time and who delivered it. It is the history, and the
 * only thing that a room needs to come back. Adapter: ordered-update-log, on any OrderedStore.
 */
import type { LogRow } from "./log-row.ts";

/** `damaged`: the row was moved aside. `missing`: a sequence number without a row. */
export interface LogFault {
  kind: "damaged" | "missing";
  sequence: number;
}

export interface LoadedLog {
  /** The good rows, by sequence. */
  rows: LogRow[];
  /** The highest sequence ever used, also by a row that was moved aside. 0 in a new room. */
  lastSequence: number;
  /** Undefined in a room that was never written. */
  incarnation: string | undefined;
  /** Faults found now; a row that was moved aside earlier is not told again. */
  faults: LogFault[];
}

export interface UpdateLog {
  /** Reads and checks everything. A damaged row is moved aside, and the rest is given. Rejects when the store cannot be read. */
  load(room: string): Promise<LoadedLog>;
  /**
   * Writes rows whose sequences follow the room's last one; on disk when the promise resolves. The same rows may be appended
   * again after a failure. `incarnation` is given with the first rows of a room.
   */
  append(room: string, rows: readonly LogRow[], incarnation?: string): Promise<void>;
}
