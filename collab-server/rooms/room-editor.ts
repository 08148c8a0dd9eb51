/**
 * How the rest of the server touches a document: reading it, and server-made edits (first block, rename, imports).
 * Implemented by the room registry; the directory depends on this port only.
 */
import type * as Y from "yjs";

export interface RoomUpdated {
  room: string;
  /** Who delivered the edit; undefined when the server made it for nobody in particular. */
  personId: string | undefined;
  /** Milliseconds since 1970. */
  at: number;
  /** The Y.Text `title` as it is now; given only when this edit touched it. */
  title: string | undefined;
}

export interface RoomEditor {
  /** Loads the room if need be and reads it. The Y.Doc must not be kept or changed. */
  read<T>(room: string, read: (doc: Y.Doc) => T): Promise<T>;
  /** Runs `edit` in one transaction, credited to `personId`; resolves when it is on disk. People in the room see it. */
  edit(room: string, personId: string, edit: (doc: Y.Doc) => void): Promise<void>;
  /**
   * Runs `work` while the room takes no edits of clients: what they send waits, and is taken afterwards from those who are
   * still in the room. Server-made edits go on.
   */
  pauseEdits<T>(room: string, work: () => Promise<T>): Promise<T>;
  /**
   * Deletes everything of the room, for good. Who is in it should have been told before; who comes meanwhile waits, and finds
   * it empty. After a failure it is to be called again.
   */
  remove(room: string): Promise<void>;
  /** Hears of edits after they are on disk, at most once per room and second, the last of a burst always. */
  onUpdated(listener: (update: RoomUpdated) => void): () => void;
}
