import type { Clock } from "#lib/collab/clock.ts";
import { limits } from "#lib/collab/limits.ts";
import type { Connection } from "./connection.ts";

/**
 * What goes to one socket, and how much of it. A client that does not read gets nothing more while its buffer is above the
 * high-water mark; once it has read everything, `onCaughtUp` sends it one difference instead of all that it missed. So a slow
 * client costs the mark plus one frame, and not what the room writes meanwhile.
 */
export interface Outbox {
  /** Sends a frame that cannot be left out (session, durable, keep-alive, the first answer). */
  send(frame: Uint8Array): void;
  /** Sends a frame, or two in one write, that a later difference makes good for, unless the client is behind. */
  offer(frame: Uint8Array, another?: Uint8Array): void;
  isBehind(): boolean;
  close(): void;
}

export interface OutboxOptions {
  connection: Connection;
  clock: Clock;
  /** The frame offered just now was sent as the last one. */
  onBehind: () => void;
  /** Offers are welcome again. */
  onCaughtUp: () => void;
  /** Not caught up for too long, or far too much unsent. */
  onHopeless: () => void;
}

export function createOutbox({ connection, clock, onBehind, onCaughtUp, onHopeless }: OutboxOptions): Outbox {
  let isBehind = false;
  let isClosed = false;
  let cancelPatience = (): void => {};

  connection.onDrained(() => {
    if (!isBehind || isClosed) return;
    isBehind = false;
    cancelPatience();
    onCaughtUp();
  });

  function send(frame: Uint8Array, another?: Uint8Array): void {
    if (isClosed) return;
    connection.send(frame, another);
    if (connection.unsentBytes() > limits.maxUnsentBytes) onHopeless();
  }

  return {
    send,
    offer(frame, another) {
      if (isBehind || isClosed) return;
      send(frame, another);
      if (isClosed || connection.unsentBytes() <= limits.slowClientBytes) return;
      isBehind = true;
      cancelPatience = clock.after(limits.slowClientTimeoutMs, onHopeless);
      onBehind();
    },
    isBehind: () => isBehind,
    close() {
      isClosed = true;
      cancelPatience();
    },
  };
}
