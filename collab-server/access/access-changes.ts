import type { AccessChange } from "./access-port.ts";

/** Where the directory tells the rooms what changed, after it is on disk. */
export interface AccessChanges {
  emit(change: AccessChange): void;
  subscribe(listener: (change: AccessChange) => void): () => void;
}

/**
 * Creates the channel. Every listener hears every change. One that throws is reported to `onError` and holds up nobody: the
 * change is on disk already, and undoing it is not what whoever made it asked for.
 */
export function createAccessChanges(onError: (error: unknown) => void): AccessChanges {
  const listeners = new Set<(change: AccessChange) => void>();
  return {
    emit: (change) => {
      for (const listener of listeners) {
        try {
          listener(change);
        } catch (error) {
          onError(error);
        }
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
