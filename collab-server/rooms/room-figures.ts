import type { RoomState } from "./room-state.ts";

/** What an operator may see of a room in memory. */
export interface RoomFigures {
  state: RoomState;
  sockets: number;
  /** Sockets that are not sent more at the moment, because they do not read. */
  slowSockets: number;
  /** The document has a Y.Doc; else it is held encoded. */
  isHot: boolean;
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

/** The figures of all rooms together, and of the process's sockets, in rooms or on their way there. */
export function sumFigures(rooms: readonly RoomFigures[], sockets: number) {
  const sum = {
    sockets,
    rooms: rooms.length,
    documents: 0,
    documentBytes: 0,
    tailRows: 0,
    unwrittenBytes: 0,
    pendingGaps: 0,
    slowSockets: 0,
    failingRooms: 0,
  };
  for (const room of rooms) {
    sum.documents += Number(room.isHot);
    sum.documentBytes += room.documentBytes;
    sum.tailRows += room.tailRows;
    sum.unwrittenBytes += room.unwrittenBytes;
    sum.pendingGaps += room.pendingGaps;
    sum.slowSockets += room.slowSockets;
    sum.failingRooms += Number(room.isStoreFailing);
  }
  return sum;
}
