import type { Clock } from "#lib/collab/clock.ts";
import type { RoomUpdated } from "./room-editor.ts";

const intervalMs = 1_000;

export interface UpdateNotices {
  /** An edit is on disk. `title` undefined: it did not touch the title. */
  add(update: RoomUpdated): void;
  subscribe(listener: (update: RoomUpdated) => void): () => void;
  hasListeners(): boolean;
  /** Tells at once what waits for its second, and stops. */
  close(): void;
}

/** Tells listeners of edits, at most once per room and second: the first at once, the last of a burst always. */
export function createUpdateNotices(clock: Clock): UpdateNotices {
  const listeners = new Set<(update: RoomUpdated) => void>();
  const bursts = new Map<string, { waiting: RoomUpdated | undefined; cancel: () => void }>();

  function tell(update: RoomUpdated): void {
    for (const listener of listeners) listener(update);
  }

  function open(room: string): void {
    const cancel = clock.after(intervalMs, () => {
      const waiting = bursts.get(room)?.waiting;
      bursts.delete(room);
      if (waiting === undefined) return;
      open(room);
      tell(waiting);
    });
    bursts.set(room, { waiting: undefined, cancel });
  }

  return {
    add(update) {
      const burst = bursts.get(update.room);
      if (burst !== undefined) {
        burst.waiting = { ...update, title: update.title ?? burst.waiting?.title };
        return;
      }
      open(update.room);
      tell(update);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hasListeners: () => listeners.size > 0,
    close() {
      for (const { waiting, cancel } of bursts.values()) {
        cancel();
        if (waiting !== undefined) tell(waiting);
      }
      bursts.clear();
    },
  };
}
