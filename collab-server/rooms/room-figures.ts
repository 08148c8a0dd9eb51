import type { RoomState } from "./room-state.ts";

/** What an operator may see of a room in memory. */
export interface RoomFigures {
  state: RoomState;
  sockets: number;
  /** Sockets that are not sent more at the moment, because they do not read. */
  slowSockets: number;
  /** Bytes of the rows, an upper bound of the document's size. */
  documentBytes: number;
  /** Rows that a newcomer's load would have to read. */
  tailRows: number;
  /** Accepted, and not on disk yet. */
  unwrittenBytes: number;
  /** Pieces of updates that wait for a predecessor. */
  pendingGaps: number;
  isStoreFailing: boolean;
}
