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
  clock: Clock;
  limits: InflowLimits;
  pause: () => void;
  resume: () => void;
  onThrottled: () => void;
  onHopeless: () => void;
}

/** A flood that pauses for this long is over; the next one is another. */
const calmMs = 5_000;

export function createInflow(options: InflowOptions): Inflow {
  const { clock, limits } = options;
  let frames = limits.burstFrames;
  let bytes = limits.burstBytes;
  let filledAt = clock.now();
  let floodSince: number | undefined;
  let resumedAt = 0;
  let cancelResume: (() => void) | undefined;

  function fill(now: number): void {
    const seconds = Math.max(0, now - filledAt) / 1000;
    frames = Math.min(limits.burstFrames, frames + seconds * limits.framesPerSecond);
    bytes = Math.min(limits.burstBytes, bytes + seconds * limits.bytesPerSecond);
    filledAt = now;
  }

  function holdBack(now: number): void {
    if (floodSince === undefined || now - resumedAt > calmMs) floodSince = now;
    if (now - floodSince > limits.patienceMs) return options.onHopeless();
    options.pause();
    options.onThrottled();
    const owedMs = Math.max(-frames / limits.framesPerSecond, -bytes / limits.bytesPerSecond) * 1000;
    cancelResume = clock.after(Math.max(1, Math.ceil(owedMs)), () => {
      cancelResume = undefined;
      resumedAt = clock.now();
      options.resume();
    });
  }

  return {
    took(size) {
      frames--;
      bytes -= size;
      // The clock is asked only when something is used up, and what was already on its way into this process while it is
      // held back is taken on account.
      if ((frames >= 0 && bytes >= 0) || cancelResume !== undefined) return;
      const now = clock.now();
      fill(now);
      if (frames < 0 || bytes < 0) holdBack(now);
    },
    close() {
      cancelResume?.();
    },
  };
}
