/**
 * A time in which a room takes no edits of clients: the document is being replaced, or the store refuses writes. What they send
 * waits, unanswered and unacknowledged, so that a client whose edit came too late knows that it is not saved.
 */
import { limits } from "#lib/collab/limits.ts";
import type { Session } from "./session.ts";

export interface EditPause {
  isOn(): boolean;
  /** Keeps a frame for later. False when the room holds too much of them already. */
  hold(session: Session, frame: Uint8Array): boolean;
  /** Pauses count: what was held is handed to `receive`, in order, at the end of the last one. */
  begin(): void;
  end(): void;
  /** Runs `work` within a pause. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

/** `receive` decides itself whether a session is still there. */
export function createEditPause(receive: (session: Session, frame: Uint8Array) => void): EditPause {
  let running = 0;
  let held: { session: Session; frame: Uint8Array }[] = [];
  let heldBytes = 0;

  const pause: EditPause = {
    isOn: () => running > 0,
    hold(session, frame) {
      heldBytes += frame.byteLength;
      if (heldBytes > limits.maxHeldBytes) return false;
      // The frame's memory is the socket's.
      held.push({ session, frame: Uint8Array.from(frame) });
      return true;
    },
    begin() {
      running++;
    },
    end() {
      running--;
      if (running > 0) return;
      const frames = held;
      held = [];
      heldBytes = 0;
      for (const { session, frame } of frames) receive(session, frame);
    },
    async during(work) {
      pause.begin();
      try {
        return await work();
      } finally {
        pause.end();
      }
    },
  };
  return pause;
}
