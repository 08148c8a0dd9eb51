import type { RoomDocument } from "./room-document.ts";
import type { RoomState } from "./room-state.ts";
import type { Session } from "./session.ts";

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

/** `document` is not there while the room is loaded. */
export function figuresOf(
  state: RoomState,
  sessions: ReadonlySet<Session>,
  document: RoomDocument | undefined,
): RoomFigures {
  let slowSockets = 0;
  for (const { outbox } of sessions) slowSockets += Number(outbox.isBehind());
  return {
    state,
    sockets: sessions.size,
    slowSockets,
    isHot: document?.replica.isHot() ?? false,
    documentBytes: document?.bytes() ?? 0,
    tailRows: document?.rows() ?? 0,
    unwrittenBytes: document?.writer.unwrittenBytes() ?? 0,
    pendingGaps: document?.pendingGaps() ?? 0,
    isStoreFailing: document?.writer.isFailing() ?? false,
  };
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
