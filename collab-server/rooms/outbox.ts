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

/** Whose socket it is. */
export interface OutboxOwner {
  readonly connection: Connection;
  /** The frame offered just now was sent as the last one. */
  fellBehind(): void;
  /** Offers are welcome again. */
  caughtUp(): void;
  /** Not caught up for too long, or far too much unsent. */
  isHopeless(): void;
}

export function createOutbox(owner: OutboxOwner, clock: Clock): Outbox {
  return new SocketOutbox(owner, clock);
}

class SocketOutbox implements Outbox {
  readonly #owner: OutboxOwner;
  readonly #connection: Connection;
  readonly #clock: Clock;
  #isBehind = false;
  #isClosed = false;
  #cancelPatience: (() => void) | undefined;

  constructor(owner: OutboxOwner, clock: Clock) {
    this.#owner = owner;
    this.#connection = owner.connection;
    this.#clock = clock;
    owner.connection.onDrained(() => this.#drained());
  }

  #drained(): void {
    if (!this.#isBehind || this.#isClosed) return;
    this.#isBehind = false;
    this.#cancelPatience?.();
    this.#owner.caughtUp();
  }

  send(frame: Uint8Array): void {
    this.#write(frame, undefined);
  }

  /** Answers how much is unsent. */
  #write(frame: Uint8Array, another: Uint8Array | undefined): number {
    if (this.#isClosed) return 0;
    this.#connection.send(frame, another);
    const unsent = this.#connection.unsentBytes();
    if (unsent > limits.maxUnsentBytes) this.#owner.isHopeless();
    return unsent;
  }

  offer(frame: Uint8Array, another?: Uint8Array): void {
    if (this.#isBehind) return;
    const unsent = this.#write(frame, another);
    if (unsent <= limits.slowClientBytes || this.#isClosed) return;
    this.#isBehind = true;
    this.#cancelPatience = this.#clock.after(limits.slowClientTimeoutMs, () => this.#owner.isHopeless());
    this.#owner.fellBehind();
  }

  isBehind(): boolean {
    return this.#isBehind;
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelPatience?.();
  }
}
