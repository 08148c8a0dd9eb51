import { isatty } from "node:tty";

export type StopSignal = "SIGINT" | "SIGTERM" | "SIGHUP";

/** The part of `process` that signals come through. */
export interface SignalTarget {
  on(signal: StopSignal, listener: () => void): unknown;
  exit(code: number): void;
}

/** Ctrl-C reaches a process from the terminal and once more through npm; signals this close together are one. */
const sameStopMs = 1_000;

/**
 * Calls `stop` at the first signal that asks for an end. One that comes a second later or more ends the process at once: whoever
 * sends it does not want to wait.
 *
 * SIGHUP says that the terminal is gone. To who runs without one (`nohup`, a service, a pipe to a file) it says nothing, and Node
 * takes back the `nohup` of whoever started it, so that such a process must turn a deaf ear itself.
 */
export function onStopSignal(
  target: SignalTarget,
  stop: (signal: StopSignal) => void,
  isAtTerminal: boolean = [0, 1, 2].some((descriptor) => isatty(descriptor)),
): void {
  let askedAt: number | undefined;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    target.on(signal, () => {
      if (signal === "SIGHUP" && !isAtTerminal) return;
      if (askedAt === undefined) {
        askedAt = Date.now();
        stop(signal);
      } else if (Date.now() - askedAt > sameStopMs) target.exit(1);
    });
  }
}
