import type { Clock } from "../clock.ts";

export interface FakeClock extends Clock {
  /** Moves time forward and runs what falls due, in order. */
  advance(ms: number): void;
  /** Timers that have neither run nor been cancelled. */
  readonly pending: number;
}

/** A clock that stands still until told; `random` always answers `chance`. */
export function createFakeClock(chance = 0.5): FakeClock {
  let now = 1_700_000_000_000;
  let timers: { due: number; task: () => void }[] = [];
  return {
    now: () => now,
    random: () => chance,
    after(ms, task) {
      const timer = { due: now + ms, task };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = timers.filter((timer) => timer.due <= end).sort((a, b) => a.due - b.due)[0];
        if (next === undefined) break;
        timers = timers.filter((timer) => timer !== next);
        now = next.due;
        next.task();
      }
      now = end;
    },
    get pending() {
      return timers.length;
    },
  };
}
