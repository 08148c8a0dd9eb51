/**
 * How fast one socket is read. Whoever sends more than their share is not read for a while: TCP then holds the sender back, and
 * nothing is lost. Only one that keeps at it is closed, because everybody else in the process pays for reading it.
 */
import type { Clock } from "#lib/collab/clock.ts";

export interface InflowLimits {
  burstFrames: number;
  framesPerSecond: number;
  burstBytes: number;
  bytesPerSecond: number;
  /** Held back again and again for this long: hopeless. */
  patienceMs: number;
}

export interface Inflow {
  /** A frame of this size was read. */
  took(bytes: number): void;
  /** Stops every timer; the socket is gone. */
  close(): void;
}

export interface InflowOptions {
  readonly clock: Clock;
  readonly limits: InflowLimits;
  pause(): void;
  resume(): void;
  onThrottled(): void;
  onHopeless(): void;
}

/** A flood that pauses for this long is over; the next one is another. */
const calmMs = 5_000;

/** `options` is kept as it is, and may be whoever reads the socket: there is one of these for each. */
export function createInflow(options: InflowOptions): Inflow {
  return new SocketInflow(options);
}

class SocketInflow implements Inflow {
  readonly #options: InflowOptions;
  #frames: number;
  #bytes: number;
  #filledAt: number;
  #floodSince: number | undefined;
  #resumedAt = 0;
  #cancelResume: (() => void) | undefined;

  constructor(options: InflowOptions) {
    this.#options = options;
    this.#frames = options.limits.burstFrames;
    this.#bytes = options.limits.burstBytes;
    this.#filledAt = options.clock.now();
  }

  took(size: number): void {
    this.#frames--;
    this.#bytes -= size;
    // The clock is asked only when something is used up, and what was already on its way into this process while it is
    // held back is taken on account.
    if ((this.#frames >= 0 && this.#bytes >= 0) || this.#cancelResume !== undefined) return;
    const now = this.#options.clock.now();
    this.#fill(now);
    if (this.#frames < 0 || this.#bytes < 0) this.#holdBack(now);
  }

  #fill(now: number): void {
    const { limits } = this.#options;
    const seconds = Math.max(0, now - this.#filledAt) / 1000;
    this.#frames = Math.min(limits.burstFrames, this.#frames + seconds * limits.framesPerSecond);
    this.#bytes = Math.min(limits.burstBytes, this.#bytes + seconds * limits.bytesPerSecond);
    this.#filledAt = now;
  }

  #holdBack(now: number): void {
    const { clock, limits } = this.#options;
    if (this.#floodSince === undefined || now - this.#resumedAt > calmMs) this.#floodSince = now;
    if (now - this.#floodSince > limits.patienceMs) return this.#options.onHopeless();
    this.#options.pause();
    this.#options.onThrottled();
    const owedMs =
      Math.max(-this.#frames / limits.framesPerSecond, -this.#bytes / limits.bytesPerSecond) * 1000;
    this.#cancelResume = clock.after(Math.max(1, Math.ceil(owedMs)), () => {
      this.#cancelResume = undefined;
      this.#resumedAt = clock.now();
      this.#options.resume();
    });
  }

  close(): void {
    this.#cancelResume?.();
  }
}
