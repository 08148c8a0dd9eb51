/** A RoomEditor for tests of the directory: Y.Docs in memory, no sockets, no disk. */
import * as Y from "yjs";
import type { RoomEditor, RoomUpdated } from "#collab-server/rooms/room-editor.ts";

export interface PlainRooms extends RoomEditor {
  /** Who made the server-made edits of a room, in order. */
  editors(room: string): string[];
  /** Tells the listeners of an edit, as the registry does when it is on disk. */
  tell(update: RoomUpdated): void;
  /** The rooms that something is left of. */
  names(): string[];
  /** Edits and reads reject with this until it is undefined again. */
  failWith: Error | undefined;
}

/** Creates rooms that are empty until they are edited. */
export function createPlainRooms(): PlainRooms {
  const docs = new Map<string, Y.Doc>();
  const editors = new Map<string, string[]>();
  const listeners = new Set<(update: RoomUpdated) => void>();

  function open(room: string): Y.Doc {
    const doc = docs.get(room) ?? new Y.Doc();
    docs.set(room, doc);
    return doc;
  }

  const rooms: PlainRooms = {
    failWith: undefined,
    names: () => [...docs.keys()],
    editors: (room) => editors.get(room) ?? [],
    tell: (update) => listeners.forEach((listener) => listener(update)),
    async read(room, read) {
      if (rooms.failWith !== undefined) throw rooms.failWith;
      return read(open(room));
    },
    async edit(room, personId, edit) {
      if (rooms.failWith !== undefined) throw rooms.failWith;
      const doc = open(room);
      doc.transact(() => edit(doc));
      editors.set(room, [...rooms.editors(room), personId]);
    },
    async remove(room) {
      if (rooms.failWith !== undefined) throw rooms.failWith;
      docs.delete(room);
      editors.delete(room);
    },
    pauseEdits: (_room, work) => work(),
    onUpdated(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return rooms;
}
